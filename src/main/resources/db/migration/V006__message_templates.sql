-- One row per arm and language: the words of a reactivation message (S4 §G). Edited by the CRM team.
create table message_templates (
  ab_group text collate "C" not null,
  lang     text collate "C" not null,
  title    text not null,
  body     text not null,
  constraint message_templates_pk primary key (ab_group, lang),
  constraint message_templates_arm_is_known check (ab_group in ('Control', 'A', 'B')),
  constraint message_templates_lang_is_known check (lang in ('ko', 'en'))
);

insert into message_templates (ab_group, lang, title, body) values
  ('Control', 'ko', '새로운 공고를 확인해보세요', '우리 동네에 새 공고가 올라왔어요.'),
  ('Control', 'en', 'See what is new', 'New jobs have been posted near you.'),
  ('A', 'ko', '최근 하신 일과 비슷한 공고가 올라왔어요', '유사 업종 공고를 확인해보세요.'),
  ('A', 'en', 'Jobs like the one you did last', 'Have a look at jobs in similar fields.'),
  ('B', 'ko', '이전보다 시급이 높은 공고가 있어요', '시급 상승 조건을 충족한 공고를 확인해보세요.'),
  ('B', 'en', 'Jobs that pay more than your last one', 'Have a look at jobs that raise your hourly rate.');
