-- One row per place of several communes, indicator and target year of one day, into `scorecards`.
insert into scorecards
select $as_of::date as judged_on, *
from scorecard_on($as_of::date)
