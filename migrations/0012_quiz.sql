-- what it is: a quiz that ends in a routine of three or in a style. Its graph (questions, answers, votes, rules, outcomes) is one
-- document, because it is always read whole, checked by src/domain/quiz and never changed once published: a version is written
-- once, and a session keeps the version on which it began. Also: how a serum is worn, what should not be worn together, and what
-- a client's answers say about her, apart from what the team noted.

-- table
create table app.quizzes (
    store_id        uuid not null,
    id              uuid not null,
    slug            text not null,
    title           text not null,
    draft           jsonb not null,
    revision        integer not null default 1,
    live_version    integer,
    constraint quizzes_pk primary key (store_id, id),
    constraint quizzes_store foreign key (store_id) references app.stores (store_id),
    constraint quizzes_slug_unique unique (store_id, slug),
    constraint quizzes_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    constraint quizzes_title_length check (char_length(title) between 1 and 120),
    constraint quizzes_draft_size check (octet_length(draft::text) <= 200000)
);
comment on table app.quizzes is 'A quiz of the house: its draft, and which of its versions is asked now.';

create table app.quiz_versions (
    store_id        uuid not null,
    quiz_id         uuid not null,
    version         integer not null,
    graph           jsonb not null,
    published_by    uuid,
    published_at    timestamptz not null default clock_timestamp(),
    constraint quiz_versions_pk primary key (store_id, quiz_id, version),
    constraint quiz_versions_quiz foreign key (store_id, quiz_id) references app.quizzes (store_id, id),
    constraint quiz_versions_counted check (version > 0)
);
comment on table app.quiz_versions is 'What was published, never changed: questions, answers, votes, rules, outcomes.';
-- the quiz comes before its versions, and names one of them
alter table app.quizzes add constraint quizzes_live foreign key (store_id, id, live_version)
    references app.quiz_versions (store_id, quiz_id, version) deferrable initially deferred;

create table app.quiz_sessions (
    store_id    uuid not null,
    id          uuid not null,
    quiz_id     uuid not null,
    version     integer not null,
    link_hash   text not null,
    outcome     text,
    started_at  timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    noted_at    timestamptz,
    constraint quiz_sessions_pk primary key (store_id, id),
    constraint quiz_sessions_version foreign key (store_id, quiz_id, version) references app.quiz_versions (store_id, quiz_id, version),
    constraint quiz_sessions_link_unique unique (store_id, link_hash),
    constraint quiz_sessions_link_hash check (link_hash ~ '^[0-9a-f]{64}$'),
    constraint quiz_sessions_outcome_shape check (outcome is null or outcome ~ '^[a-z0-9][a-z0-9-]{0,119}$'),
    constraint quiz_sessions_order check (noted_at is null or finished_at is not null)
);
comment on table app.quiz_sessions is 'Somebody answers a quiz. Whoever holds the link (its hash is here) goes on with it and sees its result; no name is kept.';

create table app.quiz_answers (
    store_id    uuid not null,
    session_id  uuid not null,
    question    text not null,
    answer      text not null,
    constraint quiz_answers_pk primary key (store_id, session_id, question, answer),
    constraint quiz_answers_session foreign key (store_id, session_id) references app.quiz_sessions (store_id, id),
    constraint quiz_answers_question_shape check (question ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    constraint quiz_answers_answer_shape check (answer ~ '^[a-z0-9][a-z0-9-]{0,39}$')
);
comment on table app.quiz_answers is 'What was answered, also on ways that were left again: going back loses nothing.';

create table app.quiz_picks (
    store_id    uuid not null,
    session_id  uuid not null,
    place       smallint not null,
    product_id  uuid not null,
    score       integer not null,
    because     text not null default '',
    constraint quiz_picks_pk primary key (store_id, session_id, place),
    constraint quiz_picks_session foreign key (store_id, session_id) references app.quiz_sessions (store_id, id),
    constraint quiz_picks_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint quiz_picks_place check (place between 1 and 24),
    constraint quiz_picks_because_length check (char_length(because) <= 400)
);
comment on table app.quiz_picks is 'The ranking as it was when the quiz ended: the result of a link does not change when tags do. because = question.answer, with spaces between.';

create table app.client_tags (
    store_id    uuid not null,
    person_id   uuid not null,
    tag_id      uuid not null,
    source      text not null,
    area        text not null default 'whole',
    noted_at    timestamptz not null default clock_timestamp(),
    constraint client_tags_pk primary key (store_id, person_id, tag_id, source, area),
    constraint client_tags_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint client_tags_tag foreign key (store_id, tag_id) references app.tags (store_id, id),
    constraint client_tags_source_known check (source in ('quiz', 'attendant')),
    constraint client_tags_area_known check (area in ('whole', 'top', 'bottom'))
);
comment on table app.client_tags is 'Words that describe a client, each with its source: a quiz writes and replaces its own rows, never those of an attendant.';

create table app.client_measures (
    store_id    uuid not null,
    person_id   uuid not null,
    area        text not null,
    source      text not null,
    millimetres integer not null,
    noted_at    timestamptz not null default clock_timestamp(),
    constraint client_measures_pk primary key (store_id, person_id, area, source),
    constraint client_measures_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint client_measures_area_known check (area in ('bust', 'waist', 'hip', 'length', 'sleeve', 'shoulder', 'inseam', 'thigh')),
    constraint client_measures_source_known check (source in ('quiz', 'attendant')),
    constraint client_measures_size check (millimetres between 50 and 3000)
);
comment on table app.client_measures is 'Measures of a client''s body around, in millimetres, each with its source.';

create table app.product_rituals (
    store_id    uuid not null,
    product_id  uuid not null,
    step        smallint not null,
    morning     text not null default '',
    evening     text not null default '',
    shown       boolean not null default false,
    constraint product_rituals_pk primary key (store_id, product_id),
    constraint product_rituals_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint product_rituals_step check (step between 1 and 9),
    constraint product_rituals_some_time check (morning <> '' or evening <> ''),
    constraint product_rituals_length check (char_length(morning) <= 200 and char_length(evening) <= 200)
);
comment on table app.product_rituals is 'How a product is worn: its place in the order (thin before rich), and what to do in the morning and in the evening; an empty time is not its time.';

alter table app.ingredients
    add column family text,
    add constraint ingredients_family_shape check (family is null or family ~ '^[a-z][a-z0-9-]{0,39}$');

create table app.ingredient_conflicts (
    store_id    uuid not null,
    id          uuid not null,
    one         text not null,
    other       text not null,
    severity    text not null,
    title       text not null,
    advice      text not null,
    constraint ingredient_conflicts_pk primary key (store_id, id),
    constraint ingredient_conflicts_store foreign key (store_id) references app.stores (store_id),
    constraint ingredient_conflicts_pair_unique unique (store_id, one, other),
    constraint ingredient_conflicts_ordered check (one <= other),
    constraint ingredient_conflicts_severity_known check (severity in ('avoid', 'care')),
    constraint ingredient_conflicts_words check (char_length(title) between 1 and 120 and char_length(advice) between 1 and 400)
);
comment on table app.ingredient_conflicts is 'Families of ingredients that two products should not bring to the same skin at the same time, and what to do instead.';

-- indexes
create index quizzes_of_live on app.quizzes (store_id, id, live_version);                    -- its version may not go
create index quiz_sessions_of_version on app.quiz_sessions (store_id, quiz_id, version);     -- how many began and ended a version
create index quiz_picks_of_product on app.quiz_picks (store_id, product_id);                 -- to whom a product was named
create index client_tags_of_tag on app.client_tags (store_id, tag_id, person_id);            -- clients whom a word describes

-- who may see and change it
do $fence$
declare t text;
begin
    foreach t in array array['quizzes', 'quiz_versions', 'quiz_sessions', 'quiz_answers', 'quiz_picks', 'client_tags', 'client_measures', 'product_rituals', 'ingredient_conflicts'] loop
        execute format('alter table app.%I enable row level security', t);
        execute format('alter table app.%I force row level security', t);
    end loop;
    foreach t in array array['quizzes', 'quiz_versions', 'product_rituals', 'ingredient_conflicts'] loop
        execute format('create policy "the seeder fills a store" on app.%I for insert to vitrine_seeder with check (store_id = (select app.store_id()))', t);
        execute format('grant insert on app.%I to vitrine_seeder', t);
    end loop;
    -- what hangs on a session opens with its link
    foreach t in array array['quiz_answers', 'quiz_picks'] loop
        execute format('create policy "whoever holds the link" on app.%1$I for select to vitrine_guest, vitrine_customer
            using (store_id = (select app.store_id()) and exists (select 1 from app.quiz_sessions s where s.store_id = %1$I.store_id and s.id = %1$I.session_id))', t);
        execute format('create policy "the keeper sees" on app.%I for select to vitrine_keeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper writes" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_guest, vitrine_customer, vitrine_keeper', t);
        execute format('grant insert on app.%I to vitrine_keeper', t);
    end loop;
    -- what is known of a client: she reads it herself; a quiz writes as the keeper, and only rows of its own source
    foreach t in array array['client_tags', 'client_measures'] loop
        execute format('create policy "a client reads what is noted of her" on app.%I for select to vitrine_customer using (store_id = (select app.store_id()) and person_id = (select app.person_id()))', t);
        execute format('create policy "attendants and owners know their clients" on app.%I for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()))', t);
        execute format('create policy "attendants and owners note" on app.%I for insert to vitrine_attendant, vitrine_owner with check (store_id = (select app.store_id()) and source = ''attendant'')', t);
        execute format('create policy "attendants and owners take back" on app.%I for delete to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()) and source = ''attendant'')', t);
        execute format('create policy "the keeper sees what a quiz noted" on app.%I for select to vitrine_keeper using (store_id = (select app.store_id()) and source = ''quiz'')', t);
        execute format('create policy "a quiz notes" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()) and source = ''quiz'')', t);
        execute format('create policy "a quiz replaces its own" on app.%I for delete to vitrine_keeper using (store_id = (select app.store_id()) and source = ''quiz'')', t);
        execute format('grant select on app.%I to vitrine_customer, vitrine_attendant, vitrine_owner, vitrine_keeper', t);
        execute format('grant insert, delete on app.%I to vitrine_attendant, vitrine_owner, vitrine_keeper', t);
    end loop;
end
$fence$;

create policy "visitors find the quiz that is asked" on app.quizzes for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and live_version is not null);
create policy "the team sees every quiz" on app.quizzes for select to vitrine_attendant, vitrine_owner, vitrine_keeper, vitrine_seeder using (store_id = (select app.store_id()));
create policy "attendants and owners draft" on app.quizzes for update to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the keeper publishes" on app.quizzes for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select (store_id, id, slug, title, live_version) on app.quizzes to vitrine_guest, vitrine_customer;
grant select on app.quizzes to vitrine_attendant, vitrine_owner, vitrine_keeper, vitrine_seeder;
grant update (title, draft, revision) on app.quizzes to vitrine_attendant, vitrine_owner;
grant update (live_version) on app.quizzes to vitrine_keeper;

create policy "everyone reads what was published" on app.quiz_versions for select to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper keeps versions" on app.quiz_versions for insert to vitrine_keeper with check (store_id = (select app.store_id()));
grant select (store_id, quiz_id, version, graph) on app.quiz_versions to vitrine_guest, vitrine_customer;
grant select on app.quiz_versions to vitrine_attendant, vitrine_owner, vitrine_keeper;
grant insert on app.quiz_versions to vitrine_keeper;

create policy "whoever holds the link goes on" on app.quiz_sessions for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and link_hash = (select app.link()));
create policy "an owner counts sessions" on app.quiz_sessions for select to vitrine_owner using (store_id = (select app.store_id()));
create policy "the keeper sees sessions" on app.quiz_sessions for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper opens sessions" on app.quiz_sessions for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper ends sessions" on app.quiz_sessions for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select (store_id, id, quiz_id, version, link_hash, outcome, started_at, finished_at, noted_at) on app.quiz_sessions to vitrine_guest, vitrine_customer, vitrine_keeper;
grant select (store_id, id, quiz_id, version, outcome, started_at, finished_at) on app.quiz_sessions to vitrine_owner;
grant insert, update (outcome, finished_at, noted_at) on app.quiz_sessions to vitrine_keeper;

create policy "the keeper takes an answer back" on app.quiz_answers for delete to vitrine_keeper using (store_id = (select app.store_id()));
grant delete on app.quiz_answers to vitrine_keeper;

create policy "visitors read what is shown" on app.product_rituals for select to vitrine_guest, vitrine_customer using (store_id = (select app.store_id()) and shown);
create policy "the team reads everything" on app.product_rituals for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder using (store_id = (select app.store_id()));
create policy "the keeper shows and hides" on app.product_rituals for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.product_rituals to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder;
grant update (shown) on app.product_rituals to vitrine_keeper;

create policy "everyone reads" on app.ingredient_conflicts for select to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()));
grant select on app.ingredient_conflicts to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner, vitrine_keeper;

create trigger quiz_versions_written_once before update or delete on app.quiz_versions for each row execute function app.refuse();
create trigger quiz_versions_never_emptied before truncate on app.quiz_versions for each statement execute function app.refuse();
