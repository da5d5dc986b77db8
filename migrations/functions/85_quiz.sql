-- what it is: the verbs of a quiz. Visitors act on the session whose link they hold; the owner publishes. What an answer means is
-- src/domain/quiz: here is only who may write what, once.

-- the session of the link, locked. VT404 for any other link, VT409 where it has ended
create or replace function app.quiz_in_hand(may_be_finished boolean) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found_session uuid; ended timestamptz;
begin
    select s.id, s.finished_at into found_session, ended from app.quiz_sessions s where s.store_id = app.store_id() and s.link_hash = app.link() for no key update;
    if found_session is null then raise exception 'quiz_session' using errcode = 'VT404'; end if;
    if ended is not null and not may_be_finished then raise exception 'quiz_finished' using errcode = 'VT409'; end if;
    return found_session;
end $$;

-- begin with the version that is asked now, under the link of this transaction. Answers of the session `copied` come along
create or replace function app.start_quiz(new_session uuid, of_quiz uuid, copied text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    asked integer;
begin
    if app.link() is null then raise exception 'no_link' using errcode = 'VT403'; end if;
    select q.live_version into asked from app.quizzes q where q.store_id = store and q.id = of_quiz;
    if asked is null then raise exception 'quiz' using errcode = 'VT404'; end if;
    insert into app.quiz_sessions (store_id, id, quiz_id, version, link_hash) values (store, new_session, of_quiz, asked, app.link());
    insert into app.quiz_answers (store_id, session_id, question, answer)
        select store, new_session, a.question, a.answer from app.quiz_sessions s join app.quiz_answers a on a.store_id = s.store_id and a.session_id = s.id
        where s.store_id = store and s.link_hash = copied and s.quiz_id = of_quiz;
    perform app.record(store, 'quiz.started', 'quiz', of_quiz, jsonb_build_object('version', asked));
    return asked;
end $$;
comment on function app.start_quiz is 'Answers the version. VT404 for a quiz that is not asked, VT403 without a link.';

-- the answers to one question, in place of those before
create or replace function app.answer_quiz(of_question text, chosen text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    session constant uuid := app.quiz_in_hand(false);
begin
    if cardinality(chosen) > 24 or (select count(distinct a.question) from app.quiz_answers a where a.store_id = store and a.session_id = session) > 60 then
        raise exception 'too_many' using errcode = 'VT422';
    end if;
    delete from app.quiz_answers where store_id = store and session_id = session and question = of_question;
    insert into app.quiz_answers (store_id, session_id, question, answer) select distinct store, session, of_question, c from unnest(chosen) as c;
end $$;

-- the end: the ranking as it is now, for as long as the link lives
create or replace function app.finish_quiz(products uuid[], scores integer[], becauses text[], result text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    session constant uuid := app.quiz_in_hand(false);
    quiz uuid;
    asked integer;
begin
    insert into app.quiz_picks (store_id, session_id, place, product_id, score, because)
        select store, session, p.place, p.product, p.score, p.because from unnest(products, scores, becauses) with ordinality as p (product, score, because, place);
    update app.quiz_sessions s set outcome = result, finished_at = clock_timestamp() where s.store_id = store and s.id = session
        returning s.quiz_id, s.version into quiz, asked;
    perform app.record(store, 'quiz.finished', 'quiz', quiz, jsonb_build_object('version', asked, 'outcome', result));
end $$;

-- what the answers say about a client, with her consent; nothing at all takes it back. Replaces what a quiz said before; rows of attendants are out of reach
create or replace function app.note_quiz(tags uuid[], areas text[], measured text[], sizes integer[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    who constant uuid := app.person_id();
    session constant uuid := app.quiz_in_hand(true);
    noted integer;
begin
    if who is null then raise exception 'nobody' using errcode = 'VT403'; end if;
    update app.quiz_sessions s set noted_at = case when cardinality(tags) + cardinality(measured) > 0 then clock_timestamp() end
        where s.store_id = store and s.id = session and s.finished_at is not null;
    if not found then raise exception 'not_finished' using errcode = 'VT409'; end if;
    delete from app.client_tags where store_id = store and person_id = who and source = 'quiz';
    delete from app.client_measures where store_id = store and person_id = who and source = 'quiz';
    insert into app.client_tags (store_id, person_id, tag_id, source, area) select distinct store, who, n.tag, 'quiz', n.area from unnest(tags, areas) as n (tag, area);
    get diagnostics noted = row_count;
    insert into app.client_measures (store_id, person_id, area, source, millimetres) select store, who, m.area, 'quiz', max(m.size) from unnest(measured, sizes) as m (area, size) group by m.area;
    perform app.record(store, 'person.described', 'person', who, jsonb_build_object('source', 'quiz', 'tags', noted));
    return noted;
end $$;
comment on function app.note_quiz is 'Number of words noted of the signed-in client. VT403 for a guest, VT409 before the end.';

-- the draft becomes a version and is asked from now on. Whether it may is checked by the program on this very revision
create or replace function app.publish_quiz(of_quiz uuid, checked_revision integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    quiz app.quizzes;
    next_version integer;
begin
    select q.* into quiz from app.quizzes q where q.store_id = store and q.id = of_quiz for update;
    if not found then raise exception 'quiz' using errcode = 'VT404'; end if;
    if quiz.revision <> checked_revision then raise exception 'changed_meanwhile' using errcode = 'VT409'; end if;
    select coalesce(max(v.version), 0) + 1 into next_version from app.quiz_versions v where v.store_id = store and v.quiz_id = of_quiz;
    insert into app.quiz_versions (store_id, quiz_id, version, graph, published_by) values (store, of_quiz, next_version, quiz.draft, app.person_id());
    update app.quizzes set live_version = next_version where store_id = store and id = of_quiz;
    perform app.record(store, 'quiz.published', 'quiz', of_quiz, jsonb_build_object('version', next_version, 'revision', checked_revision));
    return next_version;
end $$;

create or replace trigger shown_with_product before insert on app.product_rituals for each row execute function app.before_part_of_product();

alter function app.quiz_in_hand owner to vitrine_keeper;
alter function app.start_quiz owner to vitrine_keeper;
alter function app.answer_quiz owner to vitrine_keeper;
alter function app.finish_quiz owner to vitrine_keeper;
alter function app.note_quiz owner to vitrine_keeper;
alter function app.publish_quiz owner to vitrine_keeper;
revoke execute on function app.quiz_in_hand, app.start_quiz, app.answer_quiz, app.finish_quiz, app.note_quiz, app.publish_quiz from public;
grant execute on function app.start_quiz, app.answer_quiz, app.finish_quiz to vitrine_guest, vitrine_customer;
grant execute on function app.note_quiz to vitrine_customer;
grant execute on function app.publish_quiz to vitrine_owner;
