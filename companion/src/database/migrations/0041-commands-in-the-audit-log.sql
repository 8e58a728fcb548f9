-- Who links and unlinks by a command in a pull request is written down like who does it in Jira.
alter table audit drop constraint audit_face_check;
alter table audit add constraint audit_face_check
  check (face in ('dashboard', 'forge', 'command', 'pull-request'));
