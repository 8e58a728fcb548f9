import { describe, expect, test } from '@jest/globals'
import type { ChangedFile } from '../../../pull-requests/pull-request'
import { dependencyFacts } from './dependency-facts'

const file = (path: string, ...lines: readonly string[]): ChangedFile => ({
  path,
  previousPath: undefined,
  change: 'modified',
  addedLines: 1,
  removedLines: 1,
  patch: ['@@ -1,9 +1,9 @@', ...lines].join('\n'),
})

const told = (path: string, ...lines: readonly string[]) =>
  dependencyFacts([file(path, ...lines)]).map(({ verb, names }) => `${verb} ${names.join(', ')}`)

describe('what a manifest says', () => {
  test.each([
    ['package.json', '-    "hono": "4.1.0",', '+    "hono": "^4.2.0",', 'updates hono from 4.1.0 to 4.2.0'],
    [
      'composer.json',
      '-    "laravel/framework": "^10.0",',
      '+    "laravel/framework": "^11.0",',
      'updates laravel/framework from 10.0 to 11.0',
    ],
    ['requirements.txt', '-django==4.2.1', '+django==5.0.2', 'updates django from 4.2.1 to 5.0.2'],
    ['pyproject.toml', '-httpx = "^0.26"', '+httpx = "^0.27"', 'updates httpx from 0.26 to 0.27'],
    ['pyproject.toml', '-  "httpx>=0.26",', '+  "httpx>=0.27",', 'updates httpx from 0.26 to 0.27'],
    [
      'Cargo.toml',
      '-tokio = { version = "1.35", features = ["full"] }',
      '+tokio = { version = "1.36", features = ["full"] }',
      'updates tokio from 1.35 to 1.36',
    ],
    [
      'go.mod',
      '-\tgithub.com/jackc/pgx/v5 v5.5.1',
      '+\tgithub.com/jackc/pgx/v5 v5.5.2',
      'updates github.com/jackc/pgx/v5 from 5.5.1 to 5.5.2',
    ],
    ['Gemfile', '-gem "rails", "~> 7.0"', '+gem "rails", "~> 7.1"', 'updates rails from 7.0 to 7.1'],
    [
      'pom.xml',
      '-    <jackson.version>2.15.2</jackson.version>',
      '+    <jackson.version>2.16.0</jackson.version>',
      'updates jackson from 2.15.2 to 2.16.0',
    ],
    [
      'build.gradle',
      "-    implementation 'com.squareup.okhttp3:okhttp:4.11.0'",
      "+    implementation 'com.squareup.okhttp3:okhttp:4.12.0'",
      'updates okhttp from 4.11.0 to 4.12.0',
    ],
    [
      'Shop.csproj',
      '-    <PackageReference Include="Serilog" Version="3.0.1" />',
      '+    <PackageReference Include="Serilog" Version="3.1.0" />',
      'updates Serilog from 3.0.1 to 3.1.0',
    ],
    ['pubspec.yaml', '-  http: ^1.1.0', '+  http: ^1.2.0', 'updates http from 1.1.0 to 1.2.0'],
    [
      'mix.exs',
      '-      {:phoenix, "~> 1.6"},',
      '+      {:phoenix, "~> 1.7"},',
      'updates phoenix from 1.6 to 1.7',
    ],
    [
      'build.sbt',
      '-  "org.typelevel" %% "cats-core" % "2.9.0",',
      '+  "org.typelevel" %% "cats-core" % "2.10.0",',
      'updates cats-core from 2.9.0 to 2.10.0',
    ],
  ])('%s: %s becomes %s', (path, before, after, fact) => {
    expect(told(path, before, after)).toEqual([fact])
  })

  test('is told of the artifact that a version stands below', () => {
    const lines = [
      '   <artifactId>junit</artifactId>',
      '-  <version>5.9.0</version>',
      '+  <version>5.10.1</version>',
    ]
    expect(told('pom.xml', ...lines)).toEqual(['updates junit from 5.9.0 to 5.10.1'])
  })

  test('is told of what came and what went', () => {
    expect(
      told(
        'package.json',
        '+    "zod": "4.6.7",',
        '-    "lodash": "^4.17.21",',
        '+    "@acme/ui": "workspace:*"',
      ),
    ).toEqual(['adds zod 4.6.7, @acme/ui', 'removes lodash'])
  })

  test.each([
    ['package.json', '+    "start": "node main.js",'],
    ['package.json', '-  "version": "1.2.0",'],
    ['package.json', '+    "node": ">=20"'],
    ['go.mod', '+go 1.22'],
    ['Cargo.toml', '+edition = "2021"'],
    ['pyproject.toml', '+line-length = "110"'],
  ])('%s says nothing of packages in %j', (path, line) => {
    expect(told(path, line)).toEqual([])
  })

  test('is nothing where a line only moved', () => {
    expect(told('package.json', '-    "hono": "4.1.0",', '+    "hono": "4.1.0"')).toEqual([])
  })
})

test('of locks alone it is told that they were updated', () => {
  expect(told('package-lock.json', '+      "version": "4.2.0",')).toEqual(['updates the locked versions'])
  expect(dependencyFacts([file('package.json', '+  "x": "y"'), file('package-lock.json')])).toEqual([])
})
