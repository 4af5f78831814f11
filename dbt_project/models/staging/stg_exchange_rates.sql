select
    currency,
    year,
    units_per_usd,
    source
from {{ ref('exchange_rates') }}
