-- what it is: pages made of editorial blocks. A page has numbered revisions; one of them at most is published, one at most is open
-- (draft or scheduled), and a revision that was published is never written again: going back makes a new draft of the old one.
-- Blocks are jsonb with one check, the same rules as src/domain/editorial: what is not sound is not stored, whoever writes it.

-- what a block is: kind, words of bounded length, ways that stay in the house, references by id
create function app.is_words(block jsonb, field text, most integer) returns boolean language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select jsonb_typeof(block -> field) = 'string' and char_length(block ->> field) <= most and (block ->> field) !~ E'[\\x01-\\x08\\x0b-\\x1f\\x7f]' $$;
create function app.is_way(way jsonb) returns boolean language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select way is null or way = 'null' or (app.is_words(way, 'word', 80) and app.is_words(way, 'to', 400) and (way ->> 'to') ~ '^(|#[a-z][a-z0-9-]{0,40}|/|/[^/\\[:space:][:cntrl:]][^\\[:space:][:cntrl:]]*)$') $$;
create function app.is_picture(picture jsonb) returns boolean language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select picture is null or picture = 'null' or case picture ->> 'of'
        when 'house' then app.is_words(picture, 'place', 40) and (picture ->> 'place') ~ '^[a-z0-9-]+$'
        when 'product' then (picture ->> 'product') ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and (picture ->> 'position') ~ '^[1-9][0-9]?$'
        when 'newest' then (picture ->> 'place') ~ '^([1-9]|1[0-9]|2[0-4])$' else false end $$;
create function app.is_list_of_words(list jsonb, most_items integer, most integer) returns boolean language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select jsonb_typeof(list) = 'array' and jsonb_array_length(list) <= most_items
        and not exists (select 1 from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) as item
            where not app.is_words(jsonb_build_object('it', item), 'it', most)) $$;
create function app.is_list_of_ids(list jsonb, most_items integer) returns boolean language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select app.is_list_of_words(list, most_items, 36)
        and not exists (select 1 from jsonb_array_elements_text(case jsonb_typeof(list) when 'array' then list else '[]' end) as id where id !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') $$;
create function app.is_block(block jsonb) returns boolean language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select coalesce(case block ->> 'kind'
        when 'hero' then app.is_words(block, 'masthead', 40) and app.is_list_of_words(block -> 'folio', 4, 80) and app.is_list_of_words(block -> 'lines', 4, 60)
            and jsonb_array_length(block -> 'lines') > 0 and app.is_words(block, 'lead', 400) and app.is_picture(block -> 'picture') and app.is_way(block -> 'go') and app.is_way(block -> 'also')
            and (block ->> 'hue') ~ '^([0-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9])$' and jsonb_typeof(block -> 'newest') = 'boolean'
        when 'story' then app.is_words(block, 'title', 120) and app.is_words(block, 'text', 2000) and app.is_picture(block -> 'picture') and app.is_way(block -> 'go')
        when 'look' then app.is_words(block, 'title', 120) and app.is_words(block, 'text', 2000) and app.is_list_of_ids(block -> 'products', 8) and (block ->> 'page') ~ '^([a-z0-9][a-z0-9-]{0,79})?$'
        when 'grid' then app.is_words(block, 'title', 120) and app.is_words(block, 'lead', 400) and (block ->> 'shows') ~ '^([1-9]|1[0-9]|2[0-4])$'
            and case block #>> '{source,from}'
                when 'listing' then app.is_words(block -> 'source', 'query', 400) and (block #>> '{source,query}') !~ '[[:space:]#]'
                when 'hand' then app.is_list_of_ids(block #> '{source,products}', 24)
                when 'collection' then (block #>> '{source,slug}') ~ '^[a-z0-9][a-z0-9-]{0,79}$' else false end
        when 'quote' then app.is_words(block, 'text', 400) and app.is_words(block, 'by', 160)
        when 'index' then (block ->> 'facet') in ('category', 'size', 'colour', 'print', 'occasion', 'fit', 'fabric', 'concern', 'skin', 'texture')
            and app.is_words(block, 'title', 120) and app.is_words(block, 'lead', 400)
        when 'steps' then app.is_words(block, 'title', 120) and app.is_words(block, 'lead', 400) and jsonb_typeof(block -> 'steps') = 'array' and jsonb_array_length(block -> 'steps') <= 6
            and not exists (select 1 from jsonb_array_elements(case jsonb_typeof(block -> 'steps') when 'array' then block -> 'steps' else '[]' end) as step
                where not coalesce(app.is_words(step, 'when', 40) and app.is_words(step, 'title', 80) and app.is_words(step, 'text', 400), false))
        else false end, false) $$;
create function app.are_blocks(blocks jsonb) returns boolean language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select jsonb_typeof(blocks) = 'array' and jsonb_array_length(blocks) <= 24 and octet_length(blocks::text) <= 60000
        and not exists (select 1 from jsonb_array_elements(case jsonb_typeof(blocks) when 'array' then blocks else '[]' end) as block where not app.is_block(block)) $$;
comment on function app.are_blocks is 'Whether a page may be made of these blocks; the same rules as domain::editorial::sound.';
-- whoever writes a row needs the words of its check
grant execute on function app.is_words, app.is_way, app.is_picture, app.is_list_of_words, app.is_list_of_ids, app.is_block, app.are_blocks to vitrine_keeper, vitrine_seeder;

-- table
create table app.pages (
    store_id        uuid not null,
    id              uuid not null,
    kind            text not null,
    slug            text not null,
    collection_id   uuid,
    live_number     integer,
    changed_at      timestamptz not null default clock_timestamp(),
    constraint pages_pk primary key (store_id, id),
    constraint pages_store foreign key (store_id) references app.stores (store_id),
    constraint pages_collection foreign key (store_id, collection_id) references app.collections (store_id, id),
    constraint pages_slug_unique unique (store_id, kind, slug),
    constraint pages_kind_known check (kind in ('home', 'collection', 'look')),
    constraint pages_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
    constraint pages_one_home check (kind <> 'home' or slug = 'home'),
    constraint pages_of_a_collection check ((kind = 'collection') = (collection_id is not null))
);
comment on table app.pages is 'An editorial page of the storefront: home, one per collection, looks. live_number is kept by triggers.';

create table app.page_revisions (
    store_id        uuid not null,
    id              uuid not null,
    page_id         uuid not null,
    number          integer not null,
    version         integer not null default 1,
    status          text not null default 'draft',
    title           text not null default '',
    description     text not null default '',
    blocks          jsonb not null default '[]',
    publish_at      timestamptz,
    edited_by       uuid,
    edited_at       timestamptz not null default clock_timestamp(),
    constraint page_revisions_pk primary key (store_id, id),
    constraint page_revisions_page foreign key (store_id, page_id) references app.pages (store_id, id),
    constraint page_revisions_person foreign key (store_id, edited_by) references app.people (store_id, id),
    constraint page_revisions_number_unique unique (store_id, page_id, number),
    constraint page_revisions_status_known check (status in ('draft', 'scheduled', 'published', 'retired')),
    constraint page_revisions_words check (char_length(title) <= 120 and char_length(description) <= 300),
    constraint page_revisions_blocks check (app.are_blocks(blocks))
);
comment on table app.page_revisions is 'What a page said or will say. Only a draft may be written; status changes only along law.transitions.';

create table app.page_revision_history (
    store_id    uuid not null,
    revision_id uuid not null,
    version     integer not null,
    from_status text not null,
    to_status   text not null,
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null default clock_timestamp(),
    constraint page_revision_history_pk primary key (store_id, revision_id, version),
    constraint page_revision_history_revision foreign key (store_id, revision_id) references app.page_revisions (store_id, id)
);
comment on table app.page_revision_history is 'Every status a revision ever had, and who gave it; written by the trigger of revisions and never changed.';

create table app.page_previews (
    store_id    uuid not null,
    token_hash  text not null,
    page_id     uuid not null,
    person_id   uuid,
    expires_at  timestamptz not null,
    constraint page_previews_pk primary key (store_id, token_hash),
    constraint page_previews_page foreign key (store_id, page_id) references app.pages (store_id, id),
    constraint page_previews_token_hash check (token_hash ~ '^[0-9a-f]{64}$')
);
comment on table app.page_previews is 'Links that show a page as it is being written, to whoever holds one, until they expire.';

-- indexes
create unique index page_revisions_one_published on app.page_revisions (store_id, page_id) where status = 'published';          -- what guests see
create unique index page_revisions_one_open on app.page_revisions (store_id, page_id) where status in ('draft', 'scheduled');   -- what is being written
create index page_revisions_due on app.page_revisions (store_id, publish_at) where status = 'scheduled';                        -- the clock
create index page_revisions_of_person on app.page_revisions (store_id, edited_by);                                              -- who wrote
create index pages_of_collection on app.pages (store_id, collection_id);                                                        -- a collection's page
create index page_previews_of_page on app.page_previews (store_id, page_id);                                                    -- previews of a page

-- the law
insert into law.transitions (machine, from_state, to_state, actor)
select 'page', f, t, a from (values
    ('draft', 'scheduled', '{attendant,owner}'),
    ('draft', 'published', '{attendant,owner}'),
    ('draft', 'retired', '{attendant,owner}'),
    ('scheduled', 'draft', '{attendant,owner}'),
    ('scheduled', 'published', '{worker}'),
    ('published', 'retired', '{attendant,owner,worker}')
) as rule (f, t, actors), unnest(actors::text[]) as a;

-- who may see and change it
do $fence$
declare t text;
begin
    foreach t in array array['pages', 'page_revisions', 'page_revision_history', 'page_previews'] loop
        execute format('alter table app.%I enable row level security', t);
        execute format('alter table app.%I force row level security', t);
    end loop;
    foreach t in array array['pages', 'page_revisions'] loop
        execute format('create policy "the shop floor reads every page" on app.%I for select to vitrine_attendant, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper writes pages" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper changes pages" on app.%I for update to vitrine_keeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the seeder lays pages out" on app.%I for insert to vitrine_seeder with check (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner, vitrine_keeper', t);
        execute format('grant insert on app.%I to vitrine_keeper, vitrine_seeder', t);
    end loop;
end
$fence$;
create policy "visitors find pages that are out" on app.pages for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and live_number is not null);
create policy "visitors read what is published" on app.page_revisions for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and status = 'published');
grant update (live_number, changed_at) on app.pages to vitrine_keeper;
grant update (status, version, title, description, blocks, publish_at, edited_by, edited_at) on app.page_revisions to vitrine_keeper;

create policy "the shop floor reads who wrote" on app.page_revision_history for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
create policy "the keeper notes who wrote" on app.page_revision_history for insert to vitrine_keeper with check (store_id = (select app.store_id()));
grant select on app.page_revision_history to vitrine_attendant, vitrine_owner;
grant insert on app.page_revision_history to vitrine_keeper;

create policy "the keeper knows previews" on app.page_previews for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper hands previews out" on app.page_previews for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper ends previews" on app.page_previews for delete to vitrine_keeper using (store_id = (select app.store_id()));
grant select, insert, delete on app.page_previews to vitrine_keeper;

create trigger page_revision_history_written_once before update or delete on app.page_revision_history for each row execute function app.refuse();
create trigger page_revision_history_never_emptied before truncate on app.page_revision_history for each statement execute function app.refuse();
