-- what it is: rows in every table for one store, two of everything that belongs to somebody: hers and another's.
-- {slug} names the store; {hers}, {another} are what keys and links are hashed from. Run once per store by a person with psql.
create or replace function pg_temp.id(word text) returns uuid language sql as $$ select md5('{slug}' || word)::uuid $$;
create or replace function pg_temp.hash(word text) returns text language sql as $$ select encode(sha256(word::bytea), 'hex') $$;
-- a person with psql stands in a store, too: triggers write as the keeper, whose fence is the store of the session
select set_config('app.store', pg_temp.id('store')::text, false);

insert into app.stores values (pg_temp.id('store'), '{slug}', '{slug}', 'pt-BR', 'BRL', 'America/Sao_Paulo', 'amora');
insert into app.store_domains values (pg_temp.id('store'), '{slug}.test');
insert into app.store_policies (store_id) values (pg_temp.id('store'));
insert into app.delivery_options (store_id, id, kind, name, fee_minor, active)
    values (pg_temp.id('store'), pg_temp.id('way'), 'pickup', 'shop', 0, true), (pg_temp.id('store'), pg_temp.id('old way'), 'pickup', 'old shop', 0, false);
insert into app.people (store_id, id, full_name, email)
    select pg_temp.id('store'), pg_temp.id(role), role, role || '@{slug}.test' from unnest(array['customer', 'consignor', 'courier', 'attendant', 'finance', 'owner', 'another']) as role;
insert into app.person_roles (store_id, person_id, role)
    select pg_temp.id('store'), pg_temp.id(role), role from unnest(array['customer', 'consignor', 'courier', 'attendant', 'finance', 'owner']) as role
    union all select pg_temp.id('store'), pg_temp.id('another'), 'customer';
insert into auth.credentials (store_id, person_id, email, password_hash) select store_id, id, email, '$argon2id$not-a-hash' from app.people where store_id = pg_temp.id('store');
insert into auth.sessions (store_id, token_hash, person_id, role, epoch, expires_at)
    select store_id, pg_temp.hash(role || person_id), person_id, role, 0, now() + interval '1 day' from app.person_roles where store_id = pg_temp.id('store');
insert into auth.proofs (store_id, token_hash, purpose, email, expires_at) values (pg_temp.id('store'), pg_temp.hash('proof'), 'account', 'new@{slug}.test', now() + interval '1 hour');
insert into app.invitations (store_id, id, email, hats, invited_by, expires_at) values (pg_temp.id('store'), pg_temp.id('invitation'), 'asked@{slug}.test', array['attendant'], pg_temp.id('owner'), now() + interval '1 day');
insert into auth.devices (store_id, device_hash, person_id) select store_id, pg_temp.hash('device'), id from app.people where store_id = pg_temp.id('store');
insert into auth.tries (store_id, bucket) values (pg_temp.id('store'), pg_temp.hash('bucket'));
-- other proofs
insert into auth.identities (store_id, issuer, subject, person_id, email) values (pg_temp.id('store'), 'https://issuer.test', 'one', pg_temp.id('customer'), 'a@{slug}.test');
insert into auth.spent (store_id, token_hash, expires_at) values (pg_temp.id('store'), pg_temp.hash('way'), now() + interval '10 minutes');
insert into auth.passkeys (store_id, id, person_id, credential_id, name, credential) values (pg_temp.id('store'), pg_temp.id('passkey'), pg_temp.id('owner'), 'AAAAAAAA', 'phone', '{}');
insert into auth.recovery_codes (store_id, person_id, code_hash) values (pg_temp.id('store'), pg_temp.id('owner'), pg_temp.hash('code'));
insert into auth.ceremonies (store_id, session_hash, kind, state, expires_at) values (pg_temp.id('store'), pg_temp.hash('session'), 'assert', '{}', now() + interval '5 minutes');
insert into auth.passkey_rules (store_id) values (pg_temp.id('store'));
-- hers comes first, so that it is the one which is tried on
insert into app.consents (store_id, id, person_id, purpose, channel, granted, text_version)
    select pg_temp.id('store'), case who when 'customer' then '00000000-0000-0000-0000-000000000001'::uuid else 'ffffffff-0000-0000-0000-000000000001' end, pg_temp.id(who), 'news', 'email', true, '2026-01-01' from unnest(array['customer', 'another']) as who;

insert into app.addresses (store_id, id, person_id, line1, city, region, postal_code)
    select pg_temp.id('store'), case who when 'customer' then '00000000-0000-0000-0000-000000000001'::uuid else 'ffffffff-0000-0000-0000-000000000001' end, pg_temp.id(who), 'Rua', 'Cidade', 'SP', '01000-000' from unnest(array['customer', 'another']) as who;
insert into app.phone_requests (store_id, id, person_id, session_hash, phone, expires_at)
    values (pg_temp.id('store'), pg_temp.id('phone'), pg_temp.id('customer'), pg_temp.hash('session'), '+5511987654321', now() + interval '1 day');
-- everybody may ask to be forgotten, also who will be told why not yet
insert into app.erasures (store_id, id, person_id, token_hash, link_until)
    select pg_temp.id('store'), case who when 'customer' then '00000000-0000-0000-0000-000000000001'::uuid else md5(who || 'erasure{slug}')::uuid end, pg_temp.id(who), pg_temp.hash('erasure' || who), now() + interval '1 hour'
    from unnest(array['customer', 'consignor', 'courier', 'another']) as who;

-- goods: a live product and one that nobody may see yet, each with everything that hangs on a product
insert into app.collections values (pg_temp.id('store'), pg_temp.id('collection'), 'one', 1, 'One', '', '2026-01-01');
insert into app.collections (store_id, id, slug, number, title, arrived_on, is_public, opens_at) values (pg_temp.id('store'), pg_temp.id('waiting'), 'two', 2, 'Two', '2026-01-01', false, now() + interval '1 day');
insert into app.products (store_id, id, slug, kind, status, name, published_at, collection_id) values
    (pg_temp.id('store'), pg_temp.id('coat'), 'coat', 'unique', 'live', 'Coat', now(), pg_temp.id('collection')),
    (pg_temp.id('store'), pg_temp.id('secret'), 'secret', 'unique', 'draft', 'Secret', null, null),
    (pg_temp.id('store'), pg_temp.id('cream'), 'cream', 'counted', 'live', 'Cream', now(), null);
insert into app.variants (store_id, id, product_id, sku, label, price_minor)
    select store_id, md5(id::text)::uuid, id, slug, 'U', 1000 from app.products where store_id = pg_temp.id('store');
insert into app.variants (store_id, id, product_id, sku, label, price_minor) values (pg_temp.id('store'), pg_temp.id('kit'), pg_temp.id('cream'), 'kit', 'Kit', 1500);
insert into app.kit_parts (store_id, product_id, kit_variant_id, part_variant_id, quantity) values
    (pg_temp.id('store'), pg_temp.id('cream'), pg_temp.id('kit'), md5(pg_temp.id('cream')::text)::uuid, 2),
    (pg_temp.id('store'), pg_temp.id('secret'), md5(pg_temp.id('secret')::text)::uuid, md5(pg_temp.id('cream')::text)::uuid, 2);
insert into app.stock_levels (store_id, variant_id, on_hand) values (pg_temp.id('store'), md5(pg_temp.id('cream')::text)::uuid, 30);
insert into app.product_media (store_id, id, product_id, position, media_key, width, height, alt)
    select store_id, gen_random_uuid(), id, 1, md5(id::text), 10, 10, '' from app.products where store_id = pg_temp.id('store');
insert into app.store_media (store_id, place, media_key, width, height, alt) values (pg_temp.id('store'), 'hero', md5('{slug}'), 10, 10, '');
insert into app.tags values (pg_temp.id('store'), pg_temp.id('tag'), 'size', 'm', 'M', 0);
insert into app.product_tags (store_id, product_id, tag_id) select store_id, id, pg_temp.id('tag') from app.products where store_id = pg_temp.id('store');
insert into app.ingredients values (pg_temp.id('store'), pg_temp.id('water'), 'AQUA', 'Water', 'to wet');
insert into app.product_ingredients (store_id, product_id, ingredient_id, position) select store_id, id, pg_temp.id('water'), 1 from app.products where store_id = pg_temp.id('store');
insert into app.product_measures (store_id, product_id, area, millimetres) select store_id, id, 'bust', 900 from app.products where store_id = pg_temp.id('store');
insert into app.product_costs select store_id, id, 400 from app.products where store_id = pg_temp.id('store');
insert into app.pieces (store_id, id, product_id, variant_id, code) select store_id, md5(id::text || 'piece')::uuid, id, md5(id::text)::uuid, 'AAAA' || upper(left(translate(slug, 'oecrat', '012345'), 2))
    from app.products where store_id = pg_temp.id('store') and kind = 'unique';
update app.pieces set status = 'in_stock' where store_id = pg_temp.id('store') and product_id = pg_temp.id('coat');
-- and who brings goods, with what is agreed
insert into app.consignors (store_id, person_id, link_hash) values (pg_temp.id('store'), pg_temp.id('consignor'), pg_temp.hash('statement'));
insert into app.agreements (store_id, id, consignor_id, version, store_bp, lasts_days, grace_days, fate) values (pg_temp.id('store'), pg_temp.id('agreement'), pg_temp.id('consignor'), 1, 5000, 90, 15, 'return');
insert into app.consigned_arrivals (store_id, collection_id, consignor_id, agreement_id) values (pg_temp.id('store'), pg_temp.id('collection'), pg_temp.id('consignor'), pg_temp.id('agreement'));

-- pages: one that is out, and one that is being written
insert into app.pages (store_id, id, kind, slug) values (pg_temp.id('store'), pg_temp.id('page'), 'home', 'home'), (pg_temp.id('store'), pg_temp.id('secret page'), 'look', 'secret');
insert into app.page_revisions (store_id, id, page_id, number) select store_id, md5(id::text)::uuid, id, 1 from app.pages where store_id = pg_temp.id('store');
update app.page_revisions set status = 'published' where store_id = pg_temp.id('store') and page_id = pg_temp.id('page');
insert into app.page_previews (store_id, token_hash, page_id, expires_at) values (pg_temp.id('store'), pg_temp.hash('{hers}'), pg_temp.id('secret page'), now() + interval '1 day');

-- two visitors: a cart and an order each; the customer of the store has an old order of her own
insert into app.carts (store_id, id, key_hash) select pg_temp.id('store'), pg_temp.id('cart' || who), pg_temp.hash(who) from unnest(array['{hers}', '{another}']) as who;
insert into app.cart_lines (store_id, cart_id, variant_id, quantity) select pg_temp.id('store'), pg_temp.id('cart' || who), pg_temp.id('kit'), 1 from unnest(array['{hers}', '{another}']) as who;
insert into app.piece_claims (store_id, id, piece_id, kind, cart_id, expires_at)
    values (pg_temp.id('store'), gen_random_uuid(), md5(pg_temp.id('coat')::text || 'piece')::uuid, 'cart', pg_temp.id('cart{hers}'), now() + interval '1 hour');
-- and a place in the queue of the coat each; one of them left it
insert into app.piece_waits (store_id, id, piece_id, channel, contact, consent, link_hash, visitor_hash)
    select pg_temp.id('store'), pg_temp.id('wait' || who), md5(pg_temp.id('coat')::text || 'piece')::uuid, 'email', who || '@b.test', 'yes', pg_temp.hash(who), pg_temp.hash(who)
    from unnest(array['{hers}', '{another}']) as who;
update app.piece_waits set status = 'withdrawn' where store_id = pg_temp.id('store') and id = pg_temp.id('wait{another}');
insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, pay_until)
    select pg_temp.id('store'), pg_temp.id('order' || who), left(upper(translate(md5('{slug}' || who), 'ilou', '0000')), 8), pg_temp.hash(who), pg_temp.hash(who), 'intent-' || who,
        case when who = 'by name' then pg_temp.id('customer') end, 'pending', 'a@b.test', 'A', 'pickup', 'shop', 'BRL', 1500, 0, 1500, now()
    from unnest(array['{hers}', '{another}', 'by name', 'still pending']) as who;
insert into app.order_lines (store_id, order_id, line, product_id, variant_id, sku, name, label, quantity, unit_price_minor, line_total_minor)
    select store_id, id, 1, pg_temp.id('cream'), pg_temp.id('kit'), 'kit', 'Kit', 'Kit', 1, 1500, 1500 from app.orders where store_id = pg_temp.id('store');
insert into app.order_addresses (store_id, order_id, line1, city, region, postal_code) select store_id, id, 'Rua', 'Cidade', 'SP', '01000-000' from app.orders where store_id = pg_temp.id('store');
insert into app.payments (store_id, id, order_id, provider, amount_minor, currency) select store_id, md5(id::text)::uuid, id, 'sandbox', 1500, 'BRL' from app.orders where store_id = pg_temp.id('store');
insert into app.stock_reservations (store_id, order_id, variant_id, quantity) select store_id, id, md5(pg_temp.id('cream')::text)::uuid, 2 from app.orders where store_id = pg_temp.id('store');
update app.orders set status = 'paid' where store_id = pg_temp.id('store') and intent_key <> 'intent-still pending';
update app.payments set status = 'awaiting' where store_id = pg_temp.id('store');

-- what the team gave, and may give
insert into app.role_limits (store_id, role, verb, most) values (pg_temp.id('store'), 'attendant', 'discount', 500);
insert into app.order_discounts (store_id, id, order_id, amount_minor, total_before_minor, total_after_minor, reason, given_by, actor)
    values (pg_temp.id('store'), pg_temp.id('discount'), pg_temp.id('orderstill pending'), 1, 2, 1, '', pg_temp.id('owner'), 'owner');
update app.payments set status = 'confirmed' where store_id = pg_temp.id('store') and order_id <> pg_temp.id('orderstill pending');
insert into app.refunds (store_id, id, order_id, payment_id, amount_minor, currency, reason, asked_by, actor)
    select store_id, md5('refund' || order_id)::uuid, order_id, id, 1, 'BRL', '', pg_temp.id('owner'), 'owner' from app.payments where store_id = pg_temp.id('store') and status = 'confirmed';

-- a quiz that is asked and one that is not; two visitors inside; what is known of two clients
insert into app.quizzes (store_id, id, slug, title, draft, live_version) values
    (pg_temp.id('store'), pg_temp.id('quiz'), 'skin', 'Skin', '{}', 1), (pg_temp.id('store'), pg_temp.id('next quiz'), 'hair', 'Hair', '{}', null);
insert into app.quiz_versions (store_id, quiz_id, version, graph) values (pg_temp.id('store'), pg_temp.id('quiz'), 1, '{}');
insert into app.quiz_sessions (store_id, id, quiz_id, version, link_hash)
    select pg_temp.id('store'), pg_temp.id('session' || who), pg_temp.id('quiz'), 1, pg_temp.hash(who) from unnest(array['{hers}', '{another}']) as who;
insert into app.quiz_answers select store_id, id, 'nights', 'calm' from app.quiz_sessions where store_id = pg_temp.id('store');
insert into app.quiz_picks (store_id, session_id, place, product_id, score) select store_id, id, 1, pg_temp.id('cream'), 1 from app.quiz_sessions where store_id = pg_temp.id('store');
insert into app.client_tags (store_id, person_id, tag_id, source)
    select pg_temp.id('store'), pg_temp.id(who), pg_temp.id('tag'), source from unnest(array['customer', 'another']) as who, unnest(array['quiz', 'attendant']) as source;
-- a word that went on in it, with a product and a client of whom it was said
insert into app.tags (store_id, id, kind, slug, name, merged_into) values (pg_temp.id('store'), pg_temp.id('old tag'), 'size', 'medium', 'Medium', pg_temp.id('tag'));
insert into app.tag_aliases (store_id, kind, slug, tag_id, word) values (pg_temp.id('store'), 'size', 'middle', pg_temp.id('tag'), 'middle');
insert into app.tag_merges (store_id, id, from_id, into_id) values (pg_temp.id('store'), pg_temp.id('merge'), pg_temp.id('old tag'), pg_temp.id('tag'));
insert into app.tag_merge_products (store_id, merge_id, product_id, had_both) values (pg_temp.id('store'), pg_temp.id('merge'), pg_temp.id('coat'), true);
insert into app.tag_merge_clients (store_id, merge_id, person_id, source, area, noted_at, had_both)
    select pg_temp.id('store'), pg_temp.id('merge'), pg_temp.id(who), 'quiz', 'whole', now(), true from unnest(array['customer', 'another']) as who;
insert into app.client_measures (store_id, person_id, area, source, millimetres)
    select pg_temp.id('store'), pg_temp.id(who), 'bust', source, 1100 from unnest(array['customer', 'another']) as who, unnest(array['quiz', 'attendant']) as source;
insert into app.product_rituals (store_id, product_id, step, morning) select store_id, id, 1, 'drops' from app.products where store_id = pg_temp.id('store');
insert into app.ingredient_conflicts values (pg_temp.id('store'), pg_temp.id('conflict'), 'acid', 'retinoid', 'avoid', 'Acid', 'alternate');
-- words at the checkout, after the orders: an order ends its draft
insert into app.checkout_drafts (store_id, cart_id, field, content) select pg_temp.id('store'), pg_temp.id('cart' || who), 'full_name', who from unnest(array['{hers}', '{another}']) as who;

-- machines
insert into app.events (store_id, kind, subject, subject_id, actor) values (pg_temp.id('store'), 'person.admitted', 'person', pg_temp.id('owner'), 'owner');
insert into job.webhook_inbox (store_id, provider, event_id, body, outcome) values (pg_temp.id('store'), 'sandbox', 'evt', '{}', 'paid');
insert into job.sandbox_intents (store_id, id, amount_minor, currency, reference, return_url, webhook_url) values (pg_temp.id('store'), 'sbx_' || md5('{slug}'), 1, 'BRL', '', '', '');
insert into job.sandbox_refunds (store_id, request_key, id, intent_id, amount_minor) values (pg_temp.id('store'), 'a-request', 'rfd_' || md5('{slug}'), 'sbx_' || md5('{slug}'), 1);
insert into job.event_positions select store_id, id, (select coalesce(max(position), 0) from job.event_positions) + row_number() over () from app.events where store_id = pg_temp.id('store');
-- a node that keeps pages; it is long gone
insert into job.window_nodes (node, open_until) values (gen_random_uuid(), now() - interval '1 hour');
insert into job.letters (store_id, id, dedupe_key, kind, to_address, subject, body_text, body_html)
    values (pg_temp.id('store'), pg_temp.id('letter'), 'one', 'invite', 'a@{slug}.test', 'One', 'One', 'One');
insert into job.sandbox_letters (store_id, id, to_address, subject, body_text) values (pg_temp.id('store'), pg_temp.id('letter'), 'a@{slug}.test', 'One', 'One');
-- a bag each, with one piece: hers is ready, and carried by the courier of the store; the other one has just been begun, as rows begin
insert into app.client_terms (store_id, person_id) select pg_temp.id('store'), pg_temp.id(who) from unnest(array['customer', 'another']) as who;
insert into app.bags (store_id, id, code, link_hash, client_id, attendant_id, courier_id)
    select pg_temp.id('store'), pg_temp.id('bag' || who), 'B-' || left(upper(translate(md5('{slug}' || who), 'ilou', '0000')), 6), pg_temp.hash(who),
        case who when '{hers}' then pg_temp.id('customer') else pg_temp.id('another') end, pg_temp.id('attendant'), case who when '{hers}' then pg_temp.id('courier') end
    from unnest(array['{hers}', '{another}']) as who;
insert into app.bag_lines (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label)
    select p.store_id, md5(p.id::text || 'line')::uuid, pg_temp.id('bag' || case p.product_id when pg_temp.id('coat') then '{hers}' else '{another}' end), p.id, p.product_id, p.variant_id, p.code, 'Coat', 'U'
    from app.pieces p where p.store_id = pg_temp.id('store');
update app.bag_lines set status = 'packed' where store_id = pg_temp.id('store') and bag_id = pg_temp.id('bag{hers}');
update app.bags set status = 'preparing' where store_id = pg_temp.id('store') and id = pg_temp.id('bag{hers}');
update app.bags set status = 'ready' where store_id = pg_temp.id('store') and id = pg_temp.id('bag{hers}');
insert into app.bag_commands (store_id, id, verb, bag_id) values (pg_temp.id('store'), pg_temp.id('command'), 'lock_bag', pg_temp.id('bag{hers}'));
update app.pieces set custody = 'unknown' where store_id = pg_temp.id('store') and product_id = pg_temp.id('coat');
-- a price that changed, and questions that people of the team keep: each her own, and one that is everybody's
update app.variants set price_minor = 1100 where store_id = pg_temp.id('store') and product_id = pg_temp.id('secret');
insert into app.saved_filters (store_id, id, person_id, room, name, question, shared)
    select pg_temp.id('store'), pg_temp.id('filter' || who), pg_temp.id(who), 'pieces', who, '?status=sold', who = 'another' from unnest(array['owner', 'attendant', 'finance', 'another']) as who;
-- what is known of two clients, what was before, a note by each of two, a class; they were told apart, became one, and are two again
insert into app.client_classes (store_id, id, name) values (pg_temp.id('store'), pg_temp.id('class'), 'A');
insert into app.client_profiles (store_id, person_id, birth_day, birth_month) select pg_temp.id('store'), pg_temp.id(who), 1, 2 from unnest(array['customer', 'another']) as who;
insert into app.client_past (store_id, person_id, millimetres, area, source, noted_at) select pg_temp.id('store'), pg_temp.id(who), 1000, 'bust', 'quiz', now() from unnest(array['customer', 'another']) as who;
insert into app.client_notes (store_id, id, person_id, body, noted_by) values (pg_temp.id('store'), pg_temp.id('note'), pg_temp.id('customer'), 'One', pg_temp.id('attendant')), (pg_temp.id('store'), pg_temp.id('other note'), pg_temp.id('another'), 'One', pg_temp.id('owner'));
insert into app.match_contacts (store_id, id, person_id, collection_id, outcome, said_by) values (pg_temp.id('store'), pg_temp.id('contact'), pg_temp.id('customer'), pg_temp.id('collection'), 'contacted', pg_temp.id('attendant')),
    (pg_temp.id('store'), pg_temp.id('other contact'), pg_temp.id('another'), pg_temp.id('collection'), 'contacted', pg_temp.id('owner'));
insert into app.client_pairs (store_id, one_id, other_id, said_by) values (pg_temp.id('store'), least(pg_temp.id('customer'), pg_temp.id('another')), greatest(pg_temp.id('customer'), pg_temp.id('another')), pg_temp.id('attendant'));
insert into app.client_merges (store_id, id, winner_id, loser_id, undone_at) values (pg_temp.id('store'), pg_temp.id('merge'), pg_temp.id('customer'), pg_temp.id('another'), now());
insert into app.client_merge_rows (store_id, merge_id, number, place, how, key, was) values (pg_temp.id('store'), pg_temp.id('merge'), 1, 'app.people', 'written', '{}', '{}');
-- a month with a goal, what of it is whose, a closed day, a piece that should move, the round that said so, a card that was put off; little
-- of the cream is left by its own measure
insert into app.goals (store_id, month, target_minor) values (pg_temp.id('store'), '2026-01-01', 100000);
insert into app.goal_shares (store_id, month, person_id, target_minor) select pg_temp.id('store'), '2026-01-01', pg_temp.id(who), 1000 from unnest(array['attendant', 'owner']) as who;
insert into app.sales_days (store_id, day, orders, pieces, sold_minor, bag_minor, back_minor) values (pg_temp.id('store'), '2026-01-01', 1, 1, 1000, 0, 0);
insert into app.piece_health (store_id, piece_id, place, action, score, at_risk_minor, shelf_days, outings, complaints, fatigue_pm, is_dead)
    select p.store_id, p.id, 1, 'match', 1, 1, 1, 0, 0, 0, false from app.pieces p where p.store_id = pg_temp.id('store') and p.product_id = pg_temp.id('coat');
insert into app.health_left (store_id, piece_id, action) select h.store_id, h.piece_id, h.action from app.piece_health h where h.store_id = pg_temp.id('store');
insert into app.health_rounds (store_id, day, made_at, pieces) values (pg_temp.id('store'), '2026-01-01', now(), 1);
insert into app.card_snoozes (store_id, rule, subject, reason, until_at) values (pg_temp.id('store'), 'slowing', pg_temp.id('store'), 'later', now() + interval '1 day');
update app.products set low_stock_below = 40 where store_id = pg_temp.id('store') and id = pg_temp.id('cream');
