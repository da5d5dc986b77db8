-- what it is: what is held about a person, declared table by table, and the verbs that follow the declaration: give it to her, forget
-- it. And the clock's one round of forgetting, by the periods of law.retention.
-- A new table that names a person is a new line here; tests/house/privacy/declared.rs reads the catalogue and stays red until it is.
-- sort is the order of the file that she is given, backwards that of erasure: what leans on a row goes before it.

delete from law.person_data where place <> '';
insert into law.person_data (place, sort, section, found, exported, told, withheld, fate, blank, why) values
('app.people', 10, 'person', 'r.id = $1', '{full_name,email,phone,created_at}', '{}', '{store_id,id,disabled_at,email_by_team,merged_into}', 'blank',
    '{"full_name": "''—''", "email": "null", "phone": "null", "disabled_at": "coalesce(disabled_at, clock_timestamp())"}', 'orders and histories lean on this row: it stays, and names nobody'),
('auth.credentials', 20, 'sign_in', 'r.person_id = $1', '{email,changed_at}', '{}', '{store_id,person_id,password_hash,epoch}', 'delete', '{}', 'how she signs in; the hash of a password is given to nobody'),
('auth.identities', 22, 'identities', 'r.person_id = $1', '{issuer,subject,email,linked_at}', '{}', '{store_id,person_id}', 'delete', '{}', 'an account elsewhere by which she signs in'),
('auth.passkeys', 24, 'passkeys', 'r.person_id = $1', '{name,created_at,used_at}', '{}', '{store_id,id,person_id,credential_id,credential}', 'delete', '{}', 'how she signs in; keys are given to nobody'),
('auth.recovery_codes', 26, '', 'r.person_id = $1', '{}', '{}', '{store_id,person_id,code_hash,used_at}', 'delete', '{}', 'what stands for a lost key; hashes are given to nobody'),
('app.person_roles', 30, 'hats', 'r.person_id = $1', '{role,granted_at}', '{}', '{store_id,person_id}', 'delete', '{}', 'a client who is forgotten wears no hat'),
('app.match_profiles', 32, '', 'r.person_id = $1', '{}', '{}', '{store_id,person_id,taste,sizes,words,bought_at,contacted_at,due_at,opted_out,blocked}', 'delete', '{}', 'made of what stands elsewhere in this file, for one question'),
('app.match_marks', 33, '', 'r.person_id = $1', '{}', '{}', '{store_id,person_id,changed}', 'keep', '{}', 'that a row made of what stands elsewhere came or went, so that whoever keeps a copy forgets it too; it names nobody once the person is blank'),
('app.addresses', 40, 'addresses', 'r.person_id = $1', '{line1,line2,district,city,region,postal_code,saved_at}', '{}', '{store_id,id,person_id}', 'delete', '{}', 'saved by her, for her alone'),
('app.consents', 50, 'consents', 'r.person_id = $1', '{purpose,channel,granted,text_version,decided_at}', '{}', '{store_id,id,person_id}', 'keep', '{}', 'proof of what was agreed to and taken back; it names nobody once the person is blank'),
('app.erasures', 60, 'erasures', 'r.person_id = $1', '{asked_at,confirmed_at,due_at,taken_back_at,done_at}', '{}', '{store_id,id,person_id,token_hash,link_until}', 'keep', '{}', 'proof that she was forgotten when she wished it; it names nobody'),
('app.client_tags', 70, 'described', 'r.person_id = $1', '{source,area,noted_at}', '{"word": "(select t.name from app.tags t where t.store_id = r.store_id and t.id = r.tag_id)"}', '{store_id,person_id,tag_id}', 'delete', '{}', 'what a quiz or an attendant said of her taste'),
('app.tag_merge_clients', 75, '', 'r.person_id = $1', '{}', '{}', '{store_id,merge_id,person_id,source,area,noted_at,had_both}', 'delete', '{}', 'notes as they were before a word went on in another; what is noted of her stands in described'),
('app.client_measures', 80, 'measures', 'r.person_id = $1', '{area,source,millimetres,noted_at}', '{}', '{store_id,person_id}', 'delete', '{}', 'measures of her body'),
('app.orders', 100, 'orders', 'r.person_id = $1', '{code,status,email,phone,full_name,note,fulfilment,delivery_name,currency,subtotal_minor,delivery_minor,discount_minor,total_minor,placed_at,pay_until,channel}', '{}',
    '{store_id,id,link_hash,visitor_hash,intent_key,person_id,goods_until,version,bag_id}', 'blank',
    '{"email": "''erased@invalid''", "phone": "''''", "full_name": "''—''", "note": "''''", "link_hash": "encode(sha256(gen_random_uuid()::text::bytea), ''hex'')", "visitor_hash": "encode(sha256(gen_random_uuid()::text::bytea), ''hex'')"}',
    'money: amounts and goods stay to the cent for the books; name, contact, note and the link that opened it go'),
('app.order_lines', 110, 'order_lines', 'r.order_id in (select o.id from app.orders o where o.store_id = r.store_id and o.person_id = $1)', '{line,sku,name,label,quantity,unit_price_minor,line_total_minor}',
    '{"order": "(select o.code from app.orders o where o.store_id = r.store_id and o.id = r.order_id)"}', '{store_id,order_id,product_id,variant_id,piece_id}', 'keep', '{}', 'money: what was sold and for how much'),
('app.order_addresses', 120, 'order_addresses', 'r.order_id in (select o.id from app.orders o where o.store_id = r.store_id and o.person_id = $1)', '{line1,line2,district,city,region,postal_code}',
    '{"order": "(select o.code from app.orders o where o.store_id = r.store_id and o.id = r.order_id)"}', '{store_id,order_id}', 'delete', '{}', 'where it was delivered is of no use once it was'),
('app.payments', 130, 'payments', 'r.order_id in (select o.id from app.orders o where o.store_id = r.store_id and o.person_id = $1)', '{status,amount_minor,currency,created_at,settled_at,method}',
    '{"order": "(select o.code from app.orders o where o.store_id = r.store_id and o.id = r.order_id)"}', '{store_id,id,order_id,provider,intent_id,pay_url,version}', 'keep', '{}', 'money: the books must close'),
('app.refunds', 132, 'refunds', 'r.order_id in (select o.id from app.orders o where o.store_id = r.store_id and o.person_id = $1)', '{status,amount_minor,currency,reason,asked_at,settled_at}',
    '{"order": "(select o.code from app.orders o where o.store_id = r.store_id and o.id = r.order_id)"}', '{store_id,id,order_id,payment_id,asked_by,actor,attempt,request_key,provider_id,ask_after,tries,why_failed,version}', 'blank',
    '{"reason": "''''"}', 'money: what went back stays to the cent; why it did may speak of her, and goes'),
('app.refund_status_history', 133, 'refund_steps', 'r.refund_id in (select f.id from app.refunds f join app.orders o on o.store_id = f.store_id and o.id = f.order_id where f.store_id = r.store_id and o.person_id = $1)', '{from_status,to_status,changed_at}',
    '{"order": "(select o.code from app.refunds f join app.orders o on o.store_id = f.store_id and o.id = f.order_id where f.store_id = r.store_id and f.id = r.refund_id)"}', '{store_id,refund_id,version,actor,person_id}', 'keep', '{}', 'history is never changed; who sent money back may be one of the team, whose name is not hers to have'),
('app.order_discounts', 134, 'discounts', 'r.order_id in (select o.id from app.orders o where o.store_id = r.store_id and o.person_id = $1)', '{amount_minor,total_before_minor,total_after_minor,reason,given_at}',
    '{"order": "(select o.code from app.orders o where o.store_id = r.store_id and o.id = r.order_id)"}', '{store_id,id,order_id,given_by,actor}', 'blank',
    '{"reason": "''''"}', 'money: what was taken off stays to the cent; why it was may speak of her, and goes'),
('app.order_status_history', 140, 'order_steps', 'r.order_id in (select o.id from app.orders o where o.store_id = r.store_id and o.person_id = $1)', '{from_status,to_status,changed_at}',
    '{"order": "(select o.code from app.orders o where o.store_id = r.store_id and o.id = r.order_id)"}', '{store_id,order_id,version,actor,person_id}', 'keep', '{}', 'history is never changed; who moved an order may be one of the team, whose name is not hers to have'),
('app.client_terms', 142, 'bag_terms', 'r.person_id = $1', '{value_limit_minor,pieces_limit,bags_limit,bags_blocked,reason,changed_at}', '{"class": "(select c.name from app.client_classes c where c.store_id = r.store_id and c.id = r.class_id)"}', '{store_id,person_id,class_id}', 'delete', '{}', 'what she may have at home at once'),
('app.client_profiles', 82, 'profile', 'r.person_id = $1', '{birth_day,birth_month,birth_year,prefers}', '{}', '{store_id,person_id,attendant_id}', 'delete', '{}', 'her birthday, how she likes to be reached; who looks after her works here'),
('app.client_past', 84, 'past', 'r.person_id = $1', '{area,source,millimetres,noted_at,ended_at}', '{"word": "(select t.name from app.tags t where t.store_id = r.store_id and t.id = r.tag_id)"}', '{store_id,id,person_id,tag_id}', 'delete', '{}', 'what was noted of her before'),
('app.client_notes', 86, 'notes', 'r.person_id = $1', '{noted_at}', '{"words": "r.body"}', '{store_id,id,person_id,noted_by,body}', 'delete', '{}', 'what the team wrote of her; who wrote it works here'),
('app.match_contacts', 87, 'contacts', 'r.person_id = $1', '{outcome,said_at}', '{}', '{store_id,id,person_id,collection_id,piece_id,bag_id,score,by_tags,by_size,by_recency,said_by}', 'delete', '{}', 'that somebody wrote to her about pieces; who did works here'),
('app.client_pairs', 88, '', 'r.one_id = $1 or r.other_id = $1', '{}', '{}', '{store_id,one_id,other_id,why,said_by,said_at}', 'delete', '{}', 'that she is not somebody else, who is not hers to have'),
('app.client_merge_rows', 89, '', 'r.merge_id in (select m.id from app.client_merges m where m.store_id = r.store_id and $1 in (m.winner_id, m.loser_id))', '{}', '{}', '{store_id,merge_id,number,place,how,field,key,was,mark}', 'blank',
    '{"was": "null", "mark": "''''"}', 'how two records of hers became one: what stood there before goes, and the merge stands'),
('app.client_merges', 90, '', 'r.winner_id = $1 or r.loser_id = $1', '{}', '{}', '{store_id,id,winner_id,loser_id,merged_by,merged_at,undone_by,undone_at}', 'keep', '{}', 'numbers of records, which name nobody once they are blank'),
('app.bags', 144, 'bags', 'r.client_id = $1', '{code,status,note,override_reason,opened_at,dispatched_at,delivered_at,due_at,closed_at,collect_on,collect_part}', '{}',
    '{store_id,id,link_hash,client_id,attendant_id,courier_id,limit_override_minor,pieces_out,value_out_minor,version}', 'blank',
    '{"note": "''''", "override_reason": "''''", "link_hash": "encode(sha256(gen_random_uuid()::text::bytea), ''hex'')"}', 'where pieces were stays for the books of the house; notes and the link that opened it go'),
('app.bag_lines', 146, 'bag_lines', 'r.bag_id in (select b.id from app.bags b where b.store_id = r.store_id and b.client_id = $1)',
    '{code,name,label,status,frozen_minor,sold_minor,decision,reason,fit_note,decided_at,condition,condition_note,late,added_at,dispatched_at,resolved_at}',
    '{"bag": "(select b.code from app.bags b where b.store_id = r.store_id and b.id = r.bag_id)"}', '{store_id,id,bag_id,piece_id,product_id,variant_id,why,why_note,version}', 'blank',
    '{"fit_note": "''''", "condition_note": "''''", "why_note": "''''"}', 'what was tried and what became of it belongs to the piece; what she wrote about it goes'),
('app.consignors', 148, 'consigns', 'r.person_id = $1', '{since}', '{}', '{store_id,person_id,link_hash}', 'blank', '{"link_hash": "null"}', 'agreements lean on this row: it stays, and no link opens it'),
('app.agreements', 147, 'agreements', 'r.consignor_id = $1', '{version,store_bp,floor_bp,floor_minor,off_days,off_bp,lasts_days,grace_days,fate,drawn_at,accepted_at,accepted_name,accepted_text}', '{}',
    '{store_id,id,consignor_id,drawn_by}', 'blank', '{"accepted_name": "case when accepted_name is not null then ''—'' end"}', 'proof of what was agreed about goods and money; the name under it goes'),
('app.consigned_arrivals', 149, '', 'r.consignor_id = $1', '{}', '{}', '{store_id,collection_id,consignor_id,agreement_id,received_at}', 'keep', '{}', 'which goods came when belongs to the goods; it names nobody once the person is blank'),
('app.carts', 150, 'carts', 'r.person_id = $1 or (app.actor() = ''customer'' and r.key_hash = app.visitor())', '{created_at}', '{}', '{store_id,id,key_hash,person_id,forgotten_at}', 'blank',
    '{"person_id": "null", "key_hash": "encode(sha256(gen_random_uuid()::text::bytea), ''hex'')", "forgotten_at": "clock_timestamp()"}', 'ended holds lean on this row: it stays, and no browser opens it'),
('app.cart_lines', 160, 'cart_lines', 'r.cart_id in (select c.id from app.carts c where c.store_id = r.store_id and (c.person_id = $1 or (app.actor() = ''customer'' and c.key_hash = app.visitor())))', '{quantity,added_at,seen_minor}',
    '{"name": "(select p.name from app.variants v join app.products p on p.store_id = v.store_id and p.id = v.product_id where v.store_id = r.store_id and v.id = r.variant_id)"}', '{store_id,cart_id,variant_id}', 'delete', '{}', 'what lies in the bag of the browser in which she asked'),
('app.checkout_drafts', 170, 'drafts', 'r.cart_id in (select c.id from app.carts c where c.store_id = r.store_id and (c.person_id = $1 or (app.actor() = ''customer'' and c.key_hash = app.visitor())))', '{field,content,saved_at}', '{}', '{store_id,cart_id}', 'delete', '{}', 'what she typed at the checkout and did not send'),
('app.piece_waits', 180, 'waits', 'r.channel = ''email'' and r.contact = auth.address_of($1)', '{status,channel,contact,consent,joined_at,offer_until,ended_at}', '{}', '{store_id,id,piece_id,link_hash,visitor_hash,version}', 'blank',
    '{"contact": "''''"}', 'found by the address that she has proven; a number that nobody proved is no proof, and is forgotten with its time'),
('job.letters', 190, 'letters', 'r.to_address = auth.address_of($1)', '{kind,to_address,subject,created_at,sent_at}', '{}', '{store_id,id,dedupe_key,body_text,body_html,due_at,tries,dead_at,last_error}', 'delete', '{}', 'what was written to her address; bodies may hold a link that opens an account'),
('auth.sessions', 200, 'sessions', 'r.person_id = $1', '{role,created_at,seen_at,expires_at,ended_at,user_agent}', '{}', '{store_id,token_hash,person_id,epoch,id,second_at}', 'delete', '{}', 'browsers in which she is signed in'),
('auth.devices', 210, 'devices', 'r.person_id = $1', '{known_since,seen_at}', '{}', '{store_id,device_hash,person_id}', 'delete', '{}', 'browsers that the door knows again'),
('auth.proofs', 220, 'proofs', 'r.person_id = $1 or r.email = auth.address_of($1)', '{purpose,email,created_at,expires_at,used_at}', '{}', '{store_id,token_hash,person_id,order_id,session_hash,role,tries}', 'delete', '{}', 'links and codes that were sent to her'),
('app.phone_requests', 222, 'phone_requests', 'r.person_id = $1', '{phone,asked_at,used_at}', '{}', '{store_id,id,person_id,session_hash,expires_at,code_hash,code_until,made_at,made_by,tries,ended_at}', 'delete', '{}', 'a number that she said is hers; whether the shop made a code would tell whether it is known'),
('app.invitations', 225, 'invitations', 'r.person_id = $1 or r.email = auth.address_of($1)', '{email,hats,invited_at,sent_at,expires_at,ended_at,ended_by}', '{}', '{store_id,id,invited_by,person_id}', 'delete', '{}', 'that she was asked to work here'),
('app.goal_shares', 229, 'goals', 'r.person_id = $1', '{month,target_minor}', '{}', '{store_id,person_id}', 'delete', '{}', 'what she was to bring of a month, as one of the team'),
('app.saved_filters', 228, 'saved_filters', 'r.person_id = $1', '{room,name,question,shared,saved_at}', '{}', '{store_id,id,person_id}', 'delete', '{}', 'a question to a list of the team that she asked often'),
('app.events', 230, 'events', 'r.person_id = $1 or (r.subject = ''person'' and r.subject_id = $1)', '{kind,subject,happened_at}', '{}', '{store_id,id,subject_id,actor,person_id,request,particulars,xid}', 'keep', '{}', 'what happened is never changed; events hold numbers of things and no particulars of people'),
-- work of the team: her deeds there stand in the events
('job.window_changes', 290, '', 'r.person_id = $1', '{}', '{}', '{store_id,id,product_id,on_shelf,xid,person_id}', 'keep', '{}', 'a note between servers that lives for a minute'),
('app.page_previews', 300, '', 'r.person_id = $1', '{}', '{}', '{store_id,token_hash,page_id,person_id,expires_at}', 'keep', '{}', 'a link of the team that ends by itself'),
('app.page_revisions', 310, '', 'r.edited_by = $1', '{}', '{}', '{store_id,id,page_id,number,version,status,title,description,blocks,publish_at,edited_by,edited_at}', 'keep', '{}', 'work of the team, which is the store''s'),
('app.page_revision_history', 320, '', 'r.person_id = $1', '{}', '{}', '{store_id,revision_id,version,from_status,to_status,actor,person_id,changed_at}', 'keep', '{}', 'history is never changed; the same stands in the events'),
('app.price_history', 328, '', 'r.person_id = $1', '{}', '{}', '{store_id,variant_id,number,product_id,from_minor,to_minor,struck_minor,reason,note,actor,person_id,changed_at}', 'keep', '{}', 'history is never changed; it is about a price, and the same stands in the events'),
('app.piece_status_history', 330, '', 'r.person_id = $1', '{}', '{}', '{store_id,piece_id,version,from_status,to_status,actor,person_id,changed_at}', 'keep', '{}', 'history is never changed; the same stands in the events'),
('app.pieces', 325, '', 'r.custody_person = $1 or r.consignor_id = $1', '{}', '{}',
    '{store_id,id,product_id,variant_id,code,status,arrived_at,changed_at,version,due_back_at,custody,custody_person,custody_moves,ownership,consignor_id,outings,is_out,care_reason,care_due,write_off_reason,agreement_id,base_minor,floor_minor,lasts_days,wished_back_at,decline_reason}', 'keep', '{}', 'in whose hands a garment is stands in her bags; it names nobody once the person is blank'),
('app.piece_custody_history', 335, '', 'r.from_person = $1 or r.to_person = $1 or r.person_id = $1', '{}', '{}', '{store_id,piece_id,number,from_custody,from_person,to_custody,to_person,actor,person_id,changed_at}', 'keep', '{}', 'history is never changed; the same stands in her bags'),
('app.bag_status_history', 336, '', 'r.person_id = $1', '{}', '{}', '{store_id,bag_id,version,from_status,to_status,actor,person_id,changed_at}', 'keep', '{}', 'history is never changed; the same stands in the events'),
('app.bag_line_history', 337, '', 'r.person_id = $1', '{}', '{}', '{store_id,line_id,version,from_status,to_status,actor,person_id,changed_at}', 'keep', '{}', 'history is never changed; the same stands in the events'),
('app.piece_wait_history', 340, '', 'r.person_id = $1', '{}', '{}', '{store_id,wait_id,version,from_status,to_status,actor,person_id,changed_at}', 'keep', '{}', 'history is never changed; the same stands in the events'),
('app.quiz_versions', 350, '', 'r.published_by = $1', '{}', '{}', '{store_id,quiz_id,version,graph,published_by,published_at}', 'keep', '{}', 'work of the team, which is the store''s'),
-- what is called like a person and is none
('app.quiz_sessions', 400, '', null, '{}', '{}', '{link_hash}', 'nobody', '{}', 'no name is kept: whoever holds the link goes on; what a client keeps of it is described and measures'),
('app.delivery_options', 410, '', null, '{}', '{}', '{name}', 'nobody', '{}', 'the name of a way of delivery'),
('app.ingredients', 420, '', null, '{}', '{}', '{name}', 'nobody', '{}', 'the name of an ingredient'),
('app.client_classes', 425, '', null, '{}', '{}', '{name}', 'nobody', '{}', 'the name of a class of trust'),
('app.products', 430, '', null, '{}', '{}', '{name,condition_note}', 'nobody', '{}', 'the name of a product and what is said of its condition'),
('app.stores', 440, '', null, '{}', '{}', '{name}', 'nobody', '{}', 'the name of the house'),
('app.store_policies', 450, '', null, '{}', '{}', '{holds_per_visitor}', 'nobody', '{}', 'a number of the house, the same for everybody'),
('app.tags', 460, '', null, '{}', '{}', '{name,name_also}', 'nobody', '{}', 'a word of the vocabulary'),
('auth.ceremonies', 465, '', null, '{}', '{}', '{session_hash}', 'nobody', '{}', 'a question to a key, of one browser, for minutes'),
('auth.spent', 466, '', null, '{}', '{}', '{token_hash}', 'nobody', '{}', 'that a way to a provider was used, for minutes'),
('job.sandbox_letters', 470, '', null, '{}', '{}', '{to_address}', 'nobody', '{}', 'the demo''s mailbox, a stranger to the shop as a provider of mail is; the clock empties it');

insert into law.retention (what, place, days, why) values
('carts', 'app.carts', 90, 'who has not come back for her bag in a quarter of a year will not'),
('drafts', 'app.checkout_drafts', 30, 'what was typed at the checkout is said to be kept for 30 days'),
('waits', 'app.piece_waits', 30, 'the contact of a place that has ended is needed for questions, and not for long'),
('letters', 'job.letters', 30, 'that a letter was sent is of use while somebody may ask for it'),
('dead_letters', 'job.letters', 7, 'the body of a letter that could not be sent may hold a link'),
('sandbox_letters', 'job.sandbox_letters', 14, 'the demo''s mailbox is looked at on the same day'),
('sessions', 'auth.sessions', 30, 'an ended session is of use while somebody asks who was signed in'),
('proofs', 'auth.proofs', 1, 'a secret that is over opens nothing'),
('tries', 'auth.tries', 1, 'a day of quiet forgets wrong tries'),
('devices', 'auth.devices', 365, 'a browser that was not seen for a year is a stranger'),
('quiz', 'app.quiz_sessions', 180, 'a result by link is a promise for half a year'),
('erasures', 'app.erasures', 8, 'a wish that was never confirmed was none'),
('phone_requests', 'app.phone_requests', 7, 'who has not typed her code in a week has asked anew or given up'),
('bag_commands', 'app.bag_commands', 30, 'what was done to a bag is sent again within minutes, or from a telephone that lay in a drawer for a week')
on conflict do nothing;

-- a period of the law; a word that the law does not know keeps for ever
create or replace function law.kept(wanted text) returns interval
language sql stable set search_path = pg_catalog, pg_temp as $$
    select make_interval(days => coalesce((select r.days from law.retention r where r.what = wanted), 36500))
$$;

-- everything that is held about a person, line by line. She herself under her own hat, or an owner for her
create or replace function app.export_person(person uuid) returns table (section text, line text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
    store constant uuid := app.store_id();
    thing law.person_data;
    given text;
    hers uuid;
begin
    if person is distinct from app.person_id() and app.actor() <> 'owner' then raise exception 'not_hers' using errcode = 'VT403'; end if;
    if not exists (select 1 from app.people p where p.store_id = store and p.id = person) then raise exception 'person' using errcode = 'VT404'; end if;
    for thing in select * from law.person_data d where d.section <> '' order by d.sort loop
        select string_agg(c, ', ') into given from (
            select format('%s as %I', t.value, t.key) as c from jsonb_each_text(thing.told) t
            union all select format('r.%I', e) from unnest(thing.exported) e) as columns;
        -- under each record that went on as her
        foreach hers in array app.records_of(person) loop
            return query execute format('select %L::text, to_jsonb(x)::text from (select %s from %s r where r.store_id = $2 and (%s)) x', thing.section, given, thing.place, thing.found)
                using hers, store;
        end loop;
    end loop;
    perform app.record(store, 'person.exported', 'person', person, '{}');
end $$;
comment on function app.export_person is 'Lines of JSON by section. VT403 for another person''s, unless an owner asks; VT404.';

-- why a person can not be forgotten yet: team | order | nothing
create or replace function app.erasure_hindrance(person uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case
        when exists (select 1 from app.person_roles r where r.store_id = app.store_id() and r.person_id = person and r.role not in ('customer', 'consignor')) then 'team'
        when exists (select 1 from app.orders o where o.store_id = app.store_id() and o.person_id = person
            and (o.status in ('pending', 'needs_decision') or o.goods_until is not null
                or (o.status = 'paid' and coalesce((select max(h.changed_at) from app.order_status_history h where h.store_id = o.store_id and h.order_id = o.id and h.to_status = 'paid'), o.placed_at)
                    > clock_timestamp() - make_interval(days => (select s.order_open_days from app.store_policies s where s.store_id = o.store_id))))) then 'order'
        -- what lies at her home is the shop's, or somebody's who trusts it
        when exists (select 1 from app.bags b where b.store_id = app.store_id() and b.client_id = person and b.status not in ('settled', 'settled_none', 'cancelled')) then 'bag'
        when app.has_goods_here(person) then 'goods'
        else '' end
$$;
comment on function app.erasure_hindrance is 'team: she works here · order: one waits for its payment, for a decision, or is on its way · bag: one is open · goods: something that she consigned is here · empty: nothing.';

-- she wishes it, with her password: a secret goes to her address. An earlier secret is worth nothing then
create or replace function app.ask_erasure(new_id uuid, person uuid, token text, lasting interval) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare hindered constant text := app.erasure_hindrance(person);
begin
    if hindered <> '' then raise exception '%', hindered using errcode = 'VT409'; end if;
    delete from app.erasures e where e.store_id = app.store_id() and e.person_id = person and e.confirmed_at is null;
    insert into app.erasures (store_id, id, person_id, token_hash, link_until) values (app.store_id(), new_id, person, token, clock_timestamp() + lasting);
end $$;
comment on function app.ask_erasure is 'VT409 team | order | bag | goods.';

create or replace function app.find_erasure(token text, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from app.erasures e where e.store_id = app.store_id() and e.token_hash = token and e.person_id = person and e.confirmed_at is null and e.link_until > clock_timestamp())
$$;

-- the link was used by her: the days run, she is signed out everywhere, what belongs to her address and to this browser becomes hers
create or replace function app.confirm_erasure(token text, person uuid, cart_key text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    hindered constant text := app.erasure_hindrance(person);
    zone text;
    due timestamptz;
begin
    if hindered <> '' then raise exception '%', hindered using errcode = 'VT409'; end if;
    select s.time_zone, clock_timestamp() + make_interval(days => r.erasure_days) into zone, due
        from app.stores s join app.store_policies r on r.store_id = s.store_id where s.store_id = store;
    update app.erasures e set confirmed_at = clock_timestamp(), due_at = due
        where e.store_id = store and e.token_hash = token and e.person_id = person and e.confirmed_at is null and e.link_until > clock_timestamp();
    if not found then raise exception 'link_over' using errcode = 'VT409'; end if;
    perform app.claim_orders(person, auth.address_of(person));
    update app.carts c set person_id = person where c.store_id = store and c.key_hash = cart_key;
    perform auth.end_all_sessions(person);
    return to_char(due at time zone zone, 'YYYY-MM-DD HH24:MI');
end $$;
comment on function app.confirm_erasure is 'When she will be forgotten, on the store''s clock. VT409 link_over | team | order | bag | goods.';

-- she came back, by whatever door: she is not forgotten
create or replace function app.after_session_opens() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.erasures e set taken_back_at = clock_timestamp()
        where e.store_id = new.store_id and e.person_id = new.person_id and e.confirmed_at is not null and e.taken_back_at is null and e.done_at is null;
    return null;
end $$;

create or replace function app.after_erasure_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    what constant text := case
        when tg_op = 'INSERT' then 'person.erasure_asked'
        when old.done_at is null and new.done_at is not null then 'person.erased'
        when old.taken_back_at is null and new.taken_back_at is not null then 'person.erasure_taken_back'
        when old.confirmed_at is null and new.confirmed_at is not null then 'person.erasure_confirmed' end;
begin
    if what is not null then perform app.record(new.store_id, what, 'person', new.person_id, '{}'); end if;
    return null;
end $$;

-- places in queues end with the person; an offer goes to the next at once
create or replace function app.withdraw_waits(address text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    place record;
begin
    for place in select w.id, w.piece_id, w.status from app.piece_waits w join app.pieces p on p.store_id = w.store_id and p.id = w.piece_id
        where w.store_id = store and w.channel = 'email' and w.contact = address and w.status in ('waiting', 'offered') order by p.id for no key update of p loop
        update app.piece_waits set status = 'withdrawn' where store_id = store and id = place.id and status = place.status;
        if found and place.status = 'offered' then
            update app.piece_claims set ended_at = clock_timestamp(), ended_by = 'released' where store_id = store and piece_id = place.piece_id and kind = 'wait' and ended_at is null;
            update app.pieces set status = 'in_stock' where store_id = store and id = place.piece_id and status = 'held';
        end if;
    end loop;
end $$;

-- forget one person, by the declaration, backwards. Twice is once
create or replace function app.erase_person(person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    thing law.person_data;
    emptied text;
    records constant uuid[] := app.records_of(person);
    hers uuid;
begin
    perform app.withdraw_waits(auth.address_of(person));
    for thing in select * from law.person_data d where d.fate in ('blank', 'delete') order by d.sort desc loop
        -- each record that went on as her, too
        foreach hers in array records loop
            if thing.fate = 'delete' then
                execute format('delete from %s r where r.store_id = $2 and (%s)', thing.place, thing.found) using hers, store;
            else
                select string_agg(format('%I = %s', b.key, b.value), ', ') into emptied from jsonb_each_text(thing.blank) b;
                execute format('update %s r set %s where r.store_id = $2 and (%s)', thing.place, emptied, thing.found) using hers, store;
            end if;
        end loop;
    end loop;
end $$;

-- the clock: the one whose days have run out longest; false when nobody's have. Who took a hat or bought since is waited for
create or replace function app.erase_next() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wish record;
begin
    select e.id, e.person_id into wish from app.erasures e
        where e.store_id = app.store_id() and e.due_at <= clock_timestamp() and e.taken_back_at is null and e.done_at is null and app.erasure_hindrance(e.person_id) = ''
        order by e.due_at limit 1 for update skip locked;
    if not found then return false; end if;
    perform app.erase_person(wish.person_id);
    update app.erasures e set done_at = clock_timestamp() where e.store_id = app.store_id() and e.id = wish.id;
    return true;
end $$;

-- the clock: what has done its work, at most so many of each kind
create or replace function app.forget_due(at_most integer) returns table (what text, gone integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
    store constant uuid := app.store_id();
    now constant timestamptz := clock_timestamp();
    old uuid[];
    many integer;
begin
    select array_agg(c.id) into old from (select c.id from app.carts c
        where c.store_id = store and c.forgotten_at is null and c.created_at < now - law.kept('carts')
          and not exists (select 1 from app.cart_lines l where l.store_id = store and l.cart_id = c.id and l.added_at >= now - law.kept('carts'))
          and not exists (select 1 from app.checkout_drafts d where d.store_id = store and d.cart_id = c.id and d.saved_at >= now - law.kept('carts'))
        order by c.created_at limit at_most for update skip locked) c;
    delete from app.checkout_drafts d where d.store_id = store and d.cart_id = any (old);
    delete from app.cart_lines l where l.store_id = store and l.cart_id = any (old);
    update app.carts c set forgotten_at = now, person_id = null, key_hash = encode(sha256(gen_random_uuid()::text::bytea), 'hex') where c.store_id = store and c.id = any (old);
    return query select 'carts', coalesce(cardinality(old), 0);

    delete from app.checkout_drafts d where d.store_id = store and (d.cart_id, d.field) in (select o.cart_id, o.field from app.checkout_drafts o
        where o.store_id = store and o.saved_at < now - law.kept('drafts') limit at_most);
    get diagnostics many = row_count;
    return query select 'drafts', many;

    update app.piece_waits w set contact = '' where w.store_id = store and w.id in (select o.id from app.piece_waits o
        where o.store_id = store and o.ended_at < now - law.kept('waits') and o.contact <> '' limit at_most for update skip locked);
    get diagnostics many = row_count;
    return query select 'waits', many;

    delete from job.letters l where l.store_id = store and l.id in (select o.id from job.letters o
        where o.store_id = store and coalesce(o.sent_at, o.dead_at) < now - law.kept('letters') limit at_most for update skip locked);
    get diagnostics many = row_count;
    return query select 'letters', many;

    update job.letters l set body_text = '', body_html = '' where l.store_id = store and l.id in (select o.id from job.letters o
        where o.store_id = store and o.dead_at < now - law.kept('dead_letters') and o.body_text <> '' limit at_most for update skip locked);
    get diagnostics many = row_count;
    return query select 'dead_letters', many;

    delete from job.sandbox_letters l where l.store_id = store and l.received_at < now - law.kept('sandbox_letters');
    get diagnostics many = row_count;
    return query select 'sandbox_letters', many;

    delete from auth.sessions s where s.store_id = store and s.token_hash in (select o.token_hash from auth.sessions o
        where o.store_id = store and least(o.ended_at, o.expires_at) < now - law.kept('sessions') limit at_most for update skip locked);
    get diagnostics many = row_count;
    return query select 'sessions', many;

    select array_agg(s.id) into old from (select s.id from app.quiz_sessions s where s.store_id = store and s.started_at < now - law.kept('quiz') order by s.started_at limit at_most) s;
    delete from app.quiz_answers a where a.store_id = store and a.session_id = any (old);
    delete from app.quiz_picks p where p.store_id = store and p.session_id = any (old);
    delete from app.quiz_sessions s where s.store_id = store and s.id = any (old);
    return query select 'quiz', coalesce(cardinality(old), 0);

    delete from app.erasures e where e.store_id = store and e.confirmed_at is null and e.asked_at < now - law.kept('erasures');
    get diagnostics many = row_count;
    return query select 'erasures', many;

    delete from app.phone_requests r where r.store_id = store and r.asked_at < now - law.kept('phone_requests');
    get diagnostics many = row_count;
    return query select 'phone_requests', many;

    delete from app.bag_commands c where c.store_id = store and c.id in (select o.id from app.bag_commands o
        where o.store_id = store and o.done_at < now - law.kept('bag_commands') order by o.done_at limit at_most);
    get diagnostics many = row_count;
    return query select 'bag_commands', many;

    return query select 'secrets', auth.clear_away();
end $$;
comment on function app.forget_due is 'What was forgotten in this round, by kind, in the store of the transaction.';

create or replace trigger session_takes_erasure_back after insert on auth.sessions for each row execute function app.after_session_opens();
create or replace trigger erasure_moved after insert or update of confirmed_at, taken_back_at, done_at on app.erasures for each row execute function app.after_erasure_moved();

alter function app.withdraw_waits owner to vitrine_keeper;
revoke execute on function app.withdraw_waits from public;
grant execute on function app.withdraw_waits to vitrine_doorkeeper;
do $owners$
declare f text;
begin
    foreach f in array array['export_person', 'erasure_hindrance', 'ask_erasure', 'find_erasure', 'confirm_erasure', 'after_session_opens', 'after_erasure_moved', 'erase_person', 'erase_next', 'forget_due'] loop
        execute format('alter function app.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
revoke execute on function law.kept from public;
grant execute on function law.kept to vitrine_doorkeeper;
grant execute on function app.export_person to vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner;
grant execute on function app.erasure_hindrance, app.ask_erasure, app.find_erasure, app.confirm_erasure to vitrine_door;
grant execute on function app.erase_next, app.forget_due to vitrine_worker;
