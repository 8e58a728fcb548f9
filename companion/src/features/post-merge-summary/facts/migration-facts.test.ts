import { describe, expect, test } from '@jest/globals'
import type { ChangedFile } from '../../../pull-requests/pull-request'
import { migrationFacts } from './migration-facts'

const told = (path: string, ...lines: readonly string[]) =>
  migrationFacts([
    {
      path,
      previousPath: undefined,
      change: 'added',
      addedLines: lines.length,
      removedLines: 0,
      patch: ['@@ -0,0 +1,9 @@', ...lines.map((line) => `+${line}`)].join('\n'),
    } satisfies ChangedFile,
  ]).map(({ verb, noun, names, place }) => [verb, noun, ...names, place].filter(Boolean).join(' '))

describe('a migration', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['SQL', 'm/1.sql', ['CREATE TABLE IF NOT EXISTS "refund" (', '  id uuid', ');'], ['adds table refund']],
    [
      'SQL',
      'm/1.sql',
      ['alter table only payment', '  add column deadline_at timestamptz,', '  add column note text;'],
      ['adds column deadline_at note in payment'],
    ],
    ['SQL', 'm/1.sql', ['ALTER TABLE payment ADD note text;'], ['adds column note in payment']],
    [
      'SQL',
      'm/1.sql',
      ['alter table payment drop column if exists note;', 'drop table refund;'],
      ['removes table refund', 'removes column note in payment'],
    ],
    ['SQL', 'm/1.sql', ['alter table payment add constraint positive check (cents > 0);'], ['adds 1']],
    [
      'Rails',
      'db/migrate/1_a.rb',
      ['create_table :refunds do |t|', 'add_column :payments, :note, :string'],
      ['adds table refunds', 'adds column note in payments'],
    ],
    [
      'Rails',
      'db/migrate/1_a.rb',
      ['def up', '  create_table :refunds', 'def down', '  drop_table :refunds'],
      ['adds table refunds'],
    ],
    [
      'Django',
      'shop/migrations/0002_a.py',
      [
        'migrations.CreateModel(',
        "    name='Refund',",
        'migrations.AddField(',
        "    model_name='payment',",
        "    name='note',",
      ],
      ['adds table Refund', 'adds column note in payment'],
    ],
    [
      'Alembic',
      'alembic/1_a.py',
      [
        'def upgrade():',
        '    op.create_table(',
        '        "refund",',
        'def downgrade():',
        '    op.drop_table("refund")',
      ],
      ['adds table refund'],
    ],
    [
      'Alembic',
      'alembic/1_a.py',
      ['op.add_column("payment", sa.Column("note", sa.Text()))', 'op.drop_column("payment", "old")'],
      ['adds column note in payment', 'removes column old in payment'],
    ],
    [
      'Laravel',
      'database/migrations/1_a.php',
      ["Schema::create('refunds', function (Blueprint $table) {"],
      ['adds table refunds'],
    ],
    [
      'Knex',
      'migrations/1.js',
      [
        "await knex.schema.createTable('refund', (table) => {",
        'exports.down = (knex) =>',
        "  knex.schema.dropTable('refund')",
      ],
      ['adds table refund'],
    ],
    [
      'Liquibase',
      'db/migration/1.xml',
      [
        '<createTable tableName="refund">',
        '<addColumn tableName="payment">',
        '  <column name="note" type="text"/>',
      ],
      ['adds table refund', 'adds column note in payment'],
    ],
    [
      'Entity Framework',
      'Migrations/1_A.cs',
      [
        'migrationBuilder.CreateTable(name: "Refund",',
        'protected override void Down(MigrationBuilder b)',
        'b.DropTable("Refund")',
      ],
      ['adds table Refund'],
    ],
    ['data alone', 'm/7-fill-notes.sql', ["update payment set note = '';"], ['adds 7-fill-notes']],
  ])('in %s: %s', (_, path, lines, facts) => {
    expect(told(path, ...lines)).toEqual(facts)
  })

  test('that went says its name', () => {
    const gone = {
      path: 'm/1.sql',
      previousPath: undefined,
      change: 'removed',
      addedLines: 0,
      removedLines: 1,
      patch: '@@ -1 +0,0 @@\n-create table a (',
    } as const
    expect(migrationFacts([gone])).toEqual([{ verb: 'removes', names: ['1'] }])
  })
})
