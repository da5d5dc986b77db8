-- what it is: in a small shop the owner stands at the counter herself. What an attendant may do with pieces and bags, she may.

insert into law.transitions (machine, from_state, to_state, actor)
select machine, from_state, to_state, 'owner' from law.transitions where actor = 'attendant' and machine in ('piece', 'bag', 'bag_line')
on conflict do nothing;
