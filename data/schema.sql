-- The tables of hatinh.duckdb. The file is a product: it is built again from the reports.
-- The two large tables go without keys: their index would be most of the file and of the time to
-- build and load it, and reading a report already refuses a cell that is said twice.

create table meta (
    key varchar primary key,
    value varchar not null
);
comment on table meta is 'One row per fact about this build: data_version, code_version, as_of, is_sample, updated_at.';

create table settings (
    name varchar primary key,
    value varchar not null,
    unit varchar not null,
    meaning varchar not null,
    source varchar not null
);
comment on table settings is 'One row per number behind a rule.';

create view rules as
select
    (any_value(value) filter (where name = 'silent_after_days'))::integer as silent_after_days,
    (any_value(value) filter (where name = 'near_points'))::double as near_points,
    (any_value(value) filter (where name = 'pace_window_days'))::integer as pace_window_days,
    (any_value(value) filter (where name = 'on_track_ratio'))::double as on_track_ratio,
    (any_value(value) filter (where name = 'speed_up_ratio'))::double as speed_up_ratio,
    (any_value(value) filter (where name = 'projection_least_reports'))::integer
        as projection_least_reports,
    (any_value(value) filter (where name = 'projection_most_years'))::integer
        as projection_most_years,
    (any_value(value) filter (where name = 'unreported_most_percent'))::double
        as unreported_most_percent,
    (any_value(value) filter (where name = 'material_points'))::double as material_points,
    (any_value(value) filter (where name = 'late_after_days'))::integer as late_after_days
from settings;
comment on view rules is 'One row: the settings that queries read, as numbers.';

create table formulas (
    position integer primary key,
    statements varchar not null
);
comment on table formulas is 'One row per group of formulas, as the statements that define them: what the tables below were made with, queries go on with.';

create table communes (
    commune_code varchar primary key,
    commune varchar not null,
    kind varchar not null check (kind in ('xã', 'phường')),
    former_district varchar not null,
    former_districts varchar not null,
    area_km2 double not null check (area_km2 > 0),
    population bigint not null check (population > 0),
    reference_adults bigint not null,
    border varchar not null check (border in ('yes', 'no', 'unknown')),
    mountainous varchar not null check (mountainous in ('yes', 'no', 'unknown')),
    remote varchar not null check (remote in ('yes', 'no', 'unknown')),
    coastal varchar not null check (coastal in ('yes', 'no', 'unknown')),
    has_minority_village varchar not null check (has_minority_village in ('yes', 'no', 'unknown')),
    minority_area varchar not null check (minority_area in ('yes', 'no', 'unknown')),
    sort_key varchar not null
);
comment on table communes is 'One row per commune or ward since 01/07/2025. former_district is the main one, former_districts all.';

create table old_units (
    old_code varchar primary key,
    old_unit varchar not null,
    kind varchar not null,
    former_district varchar not null
);
comment on table old_units is 'One row per unit until 30/06/2025.';

create table crosswalk (
    old_code varchar not null references old_units (old_code),
    commune_code varchar not null references communes (commune_code),
    share_from double not null,
    share_to double not null check (share_to >= share_from),
    is_estimated boolean not null,
    clause varchar not null,
    primary key (old_code, commune_code)
);
comment on table crosswalk is 'One row per old unit and commune it went to. Its people are cut at share_from and share_to, so that the parts of a split unit always add up to the whole.';

create view parts as
select *
from crosswalk
where share_to > share_from;
comment on view parts is 'One row per old unit and commune that some of its people went to.';

create macro part_of(people, share_from, share_to) as
    round(people * share_to) - round(people * share_from);

create table classifications (
    commune_code varchar not null references communes (commune_code),
    classification varchar not null,
    value varchar not null,
    confidence varchar not null,
    detail varchar,
    source varchar,
    file_name varchar,
    primary key (commune_code, classification)
);
comment on table classifications is 'One row per commune and classification, with where it comes from: file_name is the list that was loaded, null for a reviewed fact.';

create table indicators (
    indicator varchar primary key,
    position integer not null,
    indicator_group varchar not null,
    name varchar not null,
    short_name varchar not null,
    numerator_name varchar not null,
    denominator_name varchar,
    measure varchar not null check (measure in ('coverage', 'count', 'ratio', 'yes_no')),
    unit varchar,
    is_cumulative boolean not null,
    has_reference_adults boolean not null,
    lead_agency varchar not null,
    plan_section varchar not null
);
comment on table indicators is 'One row per measure of the plan.';

create table targets (
    indicator varchar not null references indicators (indicator),
    year integer not null,
    target double not null,
    comparison varchar not null,
    plan_section varchar not null,
    primary key (indicator, year)
);
comment on table targets is 'One row per indicator and target year.';

create table rounds (
    round varchar primary key,
    name varchar not null,
    deadline date not null,
    target_year integer,
    data_from date not null,
    data_to date not null check (data_to >= data_from),
    source varchar not null
);
comment on table rounds is 'One row per reporting round: every year, and when asked for. It takes reports of data_from to data_to.';

create view deadlines as
select
    target_year,
    deadline
from rounds
where target_year is not null;
comment on view deadlines is 'One row per target year: the day by which its result is due.';

create table round_communes (
    round varchar not null references rounds (round),
    commune_code varchar not null references communes (commune_code),
    primary key (round, commune_code)
);
comment on table round_communes is 'One row per round and commune that must report.';

create table round_indicators (
    round varchar not null references rounds (round),
    indicator varchar not null references indicators (indicator),
    primary key (round, indicator)
);
comment on table round_indicators is 'One row per round and indicator that it asks for.';

create table contacts (
    commune_code varchar primary key references communes (commune_code),
    contact varchar,
    position varchar,
    phone varchar,
    email varchar
);
comment on table contacts is 'One row per commune: whom to remind; null is not known.';

create table sources (
    dataset varchar not null,
    what varchar not null,
    source varchar not null,
    note varchar,
    primary key (dataset, what)
);
comment on table sources is 'One row per kind of reference fact.';

create table files (
    report_number integer primary key,
    sha256 varchar not null,
    file_name varchar not null,
    shape varchar not null check (shape in ('commune', 'summary', 'long', 'classification')),
    as_of date check (as_of is not null or shape = 'classification'),
    received_at timestamp not null,
    received_from varchar not null,
    is_sample boolean not null
);
comment on table files is 'One row per accepted file, in the order received: reports, and lists that classify communes.';

create view reports as
select *
from files
where shape <> 'classification';
comment on view reports is 'One row per accepted report, in the order received.';

create table observations (
    report_number integer not null,
    unit_code varchar not null,
    indicator varchar not null,
    as_of date not null,
    numerator bigint not null check (numerator >= 0),
    denominator bigint check (denominator >= 0),
    sheet varchar not null,
    cell varchar not null,
    note varchar not null
);
comment on table observations is 'One row per report, unit, indicator and date: everything ever accepted. unit_code is an old unit before 01/07/2025, a commune from then on.';

create view observations_in_force as
select *
from observations
qualify row_number() over (
    partition by unit_code, indicator, as_of
    order by report_number desc
) = 1;
comment on view observations_in_force is 'One row per unit, indicator and date: what the last report of it says.';

create table commune_values (
    commune_code varchar not null,
    indicator varchar not null,
    as_of date not null,
    reported_on date not null,
    numerator bigint not null,
    denominator bigint,
    is_estimated boolean not null
);
comment on table commune_values is 'One row per commune, indicator and date with a value, old units added into the communes of today. reported_on is the oldest part.';

create table warnings (
    report_number integer not null references files (report_number),
    kind varchar not null,
    unit varchar,
    indicator varchar,
    as_of date,
    sheet varchar not null,
    cell varchar not null,
    found varchar not null,
    expected varchar not null,
    message varchar not null
);
comment on table warnings is 'One row per question that the numbers in force ask. They let a report in and stay visible.';
