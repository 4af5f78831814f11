-- A reader can use every member of the vocabulary: it says what it is, and what it belongs to is a member as well.
select
    'indicator' as dimension,
    indicator_code as member
from {{ ref('dim_indicator') }}
where
    not is_candidate
    and indicator_key <> 'unknown'
    and (
        length(coalesce(definition, '')) < 20
        or theme is null
        or unit is null
        or is_additive_over_organisations is null
        or is_additive_over_time is null
    )
union all
select
    'organisation' as dimension,
    organisations.organisation as member
from {{ ref('dim_organisation') }} as organisations
left join {{ ref('dim_organisation') }} as parents on organisations.parent_key = parents.organisation_key
where
    not organisations.is_candidate
    and organisations.organisation_key <> 'unknown'
    and (
        length(coalesce(organisations.description, '')) < 4
        or organisations.kind is null
        or parents.organisation_key is null
    )
union all
select
    'programme' as dimension,
    programmes.programme as member
from {{ ref('dim_programme') }} as programmes
left join {{ ref('dim_organisation') }} as operators on programmes.operator_key = operators.organisation_key
where
    not programmes.is_candidate
    and programmes.programme_key <> 'unknown'
    and (length(coalesce(programmes.description, '')) < 4 or operators.organisation_key is null)
union all
select
    'unit' as dimension,
    unit as member
from {{ ref('dim_unit') }}
where not is_candidate and unit_key <> 'unknown' and (unit_name is null or kind is null)
