-- A number of a document is read or left unread, never both, and the totals of a document are the sums of its rows.
select
    unread.document,
    unread.number_text as found
from {{ ref('fct_unread_number') }} as unread
inner join {{ ref('fct_observation') }} as observations
    on
        unread.document_key = observations.document_key
        and unread.char_start < observations.char_end
        and unread.char_end > observations.char_start
union all
select
    document,
    'sum of the reasons' as found
from {{ ref('mart_coverage') }}
group by document_key, document
having
    sum(number_count) <> max(document_number_count)
    or max(document_number_count) <> max(document_read_count)
    + max(document_unread_count)
    + sum(case when outcome = 'quarantined' then number_count else 0 end)
