-- The formulas of one commune's profile: how it is searched for, what stands beside its values.

-- In any case and form of Unicode, with one space between words.
create or replace macro as_written(name) as
    lower(regexp_replace(trim(nfc_normalize(name)), '\s+', ' ', 'g'));

-- Without tones and accents, đ as d.
create or replace macro without_accents(name) as
    replace(strip_accents(as_written(name)), 'đ', 'd');

create or replace macro begins_a_word(spelling, wanted) as
    contains(' ' || spelling, ' ' || wanted);

-- What a sum of communes has to say beside one: a share of the sum, or a count per commune.
create or replace macro value_beside(measure, numerator, denominator, communes) as
    case
        when measure = 'count' then numerator / nullif(communes, 0)
        else value_of(measure, numerator, denominator)
    end;
