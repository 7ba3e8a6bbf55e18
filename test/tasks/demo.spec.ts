import { expect, it } from '@jest/globals';
import { loadDemo } from '../../src/demo/demo.js';
import { PeopleService } from '../../src/platform/accounts/people.service.js';
import { TestApp } from '../support/test-app.js';

const t = TestApp.forSpec();

it('leaves an installation alone whose first administrator has the code of its own', async () => {
  const person = {
    code: 'administrator',
    displayName: 'Administrator',
    email: 'it@alder.example',
    password: 'a password of one’s own',
  };
  await t.app.get(PeopleService, { strict: false }).createFirstAdministrator(person);
  const before = await t.everything('administrator');
  const said: string[] = [];
  expect(await loadDemo(t.app, (sentence) => said.push(sentence))).toBe(false);
  expect(said).toEqual([]);
  expect(await t.everything('administrator')).toEqual(before);
});
