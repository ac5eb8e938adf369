import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { startFakeOpenai, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { readEvents } from '../../../../tests/support/events.ts';
import { addMember, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
