{#
    What the incremental models share. Their rows carry as_of_position, the last ledger position that they take into
    account, so each table says of itself what it has seen: a build that was killed half-way leaves nothing to repair.
    A change of the vocabulary or of a model is a full refresh: see warehouse/transform.py.
#}

{# Figures of one relation that another does not have, or has as of another position. #}
{% macro figures_missing(relation, other) -%}
    select indicator_year_key, observation_id, derived_from, as_of_position from {{ relation }}
    except
    select indicator_year_key, observation_id, derived_from, as_of_position from {{ other }}
{%- endmacro %}

{# A series that lost its last figure has no new rows to take the place of the old ones. #}
{% macro forget_figures_that_are_gone() -%}
    {%- if is_incremental() %}
        delete from {{ this }} as figures
        where
            not exists (
                select 1 from {{ ref('int_observation_versions') }} as stated
                where
                    figures.basis = 'stated'
                    and stated.is_current
                    and stated.scope = 'metric'
                    and stated.observation_id = figures.observation_id
                    and stated.as_of_position = figures.as_of_position
            )
            and not exists (
                select 1 from {{ ref('int_derived_levels') }} as derived
                where
                    figures.basis = 'derived'
                    and derived.level_id = figures.observation_id
                    and derived.derived_from = figures.derived_from
                    and derived.as_of_position = figures.as_of_position
            )
    {%- endif %}
{%- endmacro %}

{# The rows that stay belong to this release as the new ones do. #}
{% macro carry_over_to_this_release() -%}
    {%- if is_incremental() %}
        update {{ this }} set release_id = {{ release_id() }} where release_id <> {{ release_id() }}
    {%- endif %}
{%- endmacro %}

{# A version can come to break a row rule without an event of its own, where its document is dated anew. #}
{% macro forget_what_is_in_quarantine() -%}
    {%- if is_incremental() %}
        delete from {{ this }} as built
        where exists (
            select 1 from {{ ref('stg_quarantine') }} as quarantine
            where quarantine.observation_id = built.observation_id and quarantine.version = built.version
        )
    {%- endif %}
{%- endmacro %}
