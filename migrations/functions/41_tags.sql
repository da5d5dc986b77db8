-- what it is: words of the vocabulary, kept by the team. However a word is called, in an address, a quiz or by a hand that types, it is
-- one word: by its slug, by another word for it, and through words that went on in others. A merge writes down what it moves, so that it
-- can be taken back exactly.

create or replace function app.tag_called(wanted_kind text, wanted_slug text) returns uuid
language sql stable begin atomic
    with recursive way as (
        select named.id, named.merged_into from (
            select t.id, t.merged_into from app.tags t where t.store_id = (select app.store_id()) and t.kind = wanted_kind and t.slug = wanted_slug
            union all
            select t.id, t.merged_into from app.tag_aliases a join app.tags t on t.store_id = a.store_id and t.id = a.tag_id
            where a.store_id = (select app.store_id()) and a.kind = wanted_kind and a.slug = wanted_slug) named
        union
        select t.id, t.merged_into from way w join app.tags t on t.store_id = (select app.store_id()) and t.id = w.merged_into
    )
    select w.id from way w where w.merged_into is null;
end;
comment on function app.tag_called is 'The word that is meant, or none.';

-- the same for whoever is about to say it of something: until her transaction ends no word goes on in another
create or replace function app.word_to_say(wanted_kind text, wanted_slug text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(app.store_id()::text || 'words', 0));
    return app.tag_called(wanted_kind, wanted_slug);
end $$;

-- no slug means two things in one kind, whoever writes
create or replace function app.before_word_named() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.store_id::text || 'words', 0));
    if tg_table_name = 'tags' then
        if not exists (select 1 from app.tag_aliases a where a.store_id = new.store_id and a.kind = new.kind and a.slug = new.slug) then return new; end if;
    elsif not exists (select 1 from app.tags t where t.store_id = new.store_id and t.kind = new.kind and t.slug = new.slug) then
        return new;
    end if;
    raise exception 'word_taken' using errcode = 'VT409';
end $$;

-- every other word for a word: what the shop's search finds it by. The trigger of products makes their search text anew
create or replace function app.respeak_tag(store uuid, wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.tags x set spoken = coalesce((
        with recursive behind as (
            select t.id, t.name, t.name_also from app.tags t where t.store_id = store and t.id = wanted
            union
            select t.id, t.name, t.name_also from behind b join app.tags t on t.store_id = store and t.merged_into = b.id
        )
        select string_agg(said.word, ' ' order by said.word) from (
            select b.name as word from behind b where b.id <> wanted
            union select b.name_also from behind b
            union select a.word from behind b join app.tag_aliases a on a.store_id = store and a.tag_id = b.id) said where said.word <> ''), '')
    where x.store_id = store and x.id = wanted;
    update app.products p set search_text = '' where p.store_id = store and p.id in (select d.product_id from app.product_tags d where d.store_id = store and d.tag_id = wanted);
end $$;

create or replace function app.after_word_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare touched constant jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
begin
    perform app.stand_in((touched ->> 'store_id')::uuid);
    if tg_table_name = 'tag_aliases' then
        if tg_op = 'INSERT' then perform app.learn_words(new.store_id, array[new.word]); end if;
        perform app.respeak_tag((touched ->> 'store_id')::uuid, (touched ->> 'tag_id')::uuid);
        return null;
    end if;
    perform app.learn_words(new.store_id, array[new.name, new.name_also]);
    perform app.respeak_tag(new.store_id, w.id) from (select distinct t.id from unnest(array[new.id, old.merged_into, new.merged_into]) as t (id) where t.id is not null) w;
    return null;
end $$;

create or replace trigger word_named before insert or update of slug on app.tags for each row execute function app.before_word_named();
create or replace trigger word_named before insert on app.tag_aliases for each row execute function app.before_word_named();
create or replace trigger word_changes after update of name, name_also, merged_into on app.tags for each row
    when ((old.name, old.name_also, old.merged_into) is distinct from (new.name, new.name_also, new.merged_into)) execute function app.after_word_changes();
create or replace trigger word_changes after insert or delete on app.tag_aliases for each row execute function app.after_word_changes();

create or replace function app.add_tag(new_id uuid, said_kind text, said_slug text, said_name text, said_also text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    if exists (select 1 from app.tags t where t.store_id = store and t.id = new_id) then return; end if;
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'words', 0));
    if app.tag_called(said_kind, said_slug) is not null then raise exception 'word_taken' using errcode = 'VT409'; end if;
    insert into app.tags (store_id, id, kind, slug, name, name_also, sort)
    select store, new_id, said_kind, said_slug, said_name, said_also, least(coalesce(max(t.sort), 0) + 1, 32000) from app.tags t where t.store_id = store and t.kind = said_kind;
    perform app.respeak_tag(store, new_id);
end $$;
comment on function app.add_tag is 'The same id is one word. VT409 word_taken.';

-- a word that may be changed: there, and not gone on in another
create or replace function app.tag_in_hand(wanted uuid) returns app.tags
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare word app.tags;
begin
    select t.* into word from app.tags t where t.store_id = app.store_id() and t.id = wanted for update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if word.merged_into is not null then raise exception 'merged_already' using errcode = 'VT409'; end if;
    return word;
end $$;

-- its address follows the name; the one before leads on
create or replace function app.rename_tag(wanted uuid, said_slug text, said_name text, said_also text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    word app.tags;
begin
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'words', 0));
    word := app.tag_in_hand(wanted);
    if said_slug <> word.slug then
        if app.tag_called(word.kind, said_slug) is distinct from wanted and app.tag_called(word.kind, said_slug) is not null then
            raise exception 'word_taken' using errcode = 'VT409';
        end if;
        delete from app.tag_aliases a where a.store_id = store and a.kind = word.kind and a.slug = said_slug and a.tag_id = wanted;
    end if;
    update app.tags t set slug = said_slug, name = said_name, name_also = said_also where t.store_id = store and t.id = wanted;
    if said_slug <> word.slug then
        insert into app.tag_aliases (store_id, kind, slug, tag_id, word, formerly) values (store, word.kind, word.slug, wanted, word.name, true);
    end if;
end $$;
comment on function app.rename_tag is 'VT404; VT409 word_taken | merged_already.';

create or replace function app.add_alias(wanted uuid, said_slug text, said_word text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    word app.tags;
begin
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'words', 0));
    word := app.tag_in_hand(wanted);
    if app.tag_called(word.kind, said_slug) = wanted then return; end if;
    if app.tag_called(word.kind, said_slug) is not null then raise exception 'word_taken' using errcode = 'VT409'; end if;
    insert into app.tag_aliases (store_id, kind, slug, tag_id, word) values (store, word.kind, said_slug, wanted, said_word);
end $$;
comment on function app.add_alias is 'VT404; VT409 word_taken | merged_already.';

-- an address that was given away stays good: only a word that the team added is dropped
create or replace function app.drop_alias(wanted uuid, said_slug text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    gone app.tag_aliases;
begin
    perform app.tag_in_hand(wanted);
    delete from app.tag_aliases a where a.store_id = store and a.tag_id = wanted and a.slug = said_slug and not a.formerly returning a.* into gone;
    if gone.slug is not null then perform app.record(store, 'tag.alias_dropped', 'tag', wanted, jsonb_build_object('slug', gone.slug)); end if;
end $$;

create or replace function app.retire_tag(wanted uuid, is_retired boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.tag_in_hand(wanted);
    update app.tags t set retired = is_retired where t.store_id = app.store_id() and t.id = wanted and t.retired <> is_retired;
end $$;
comment on function app.retire_tag is 'VT404; VT409 merged_already.';

do $owners$
declare
    f text;
    verbs text[] := array['add_tag', 'rename_tag', 'add_alias', 'drop_alias', 'retire_tag'];
begin
    foreach f in array verbs || array['word_to_say', 'respeak_tag', 'after_word_changes', 'tag_in_hand'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array verbs loop
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f);
    end loop;
end
$owners$;
revoke execute on function app.tag_called from public;
grant execute on function app.tag_called to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper;
grant execute on function app.word_to_say to vitrine_customer, vitrine_attendant, vitrine_owner;
