select
    code as indicator_code,
    label as indicator,
    theme,
    unit,
    definition,
    additive_over_organisations = 'yes' as is_additive_over_organisations,
    additive_over_time = 'yes' as is_additive_over_time
from {{ ref('indicators') }}
