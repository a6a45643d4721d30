import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { FORM_LIMIT, readFilesForm, readForm } from './form-body.js';

const form = (text: string) => readForm(Readable.from([Buffer.from(text)]));

describe('a posted form', () => {
  it('gives its fields, the first of repeated ones', async () => {
    const body = await form(`text=${encodeURIComponent('苦情です\r\n二行目')}&name=a&name=b`);
    expect(body.fields).toEqual({ text: '苦情です\r\n二行目', name: 'a' });
    expect(body.truncated).toBe(false);
  });

  it('takes 200,000 kanji whole', async () => {
    const text = '漏'.repeat(200_000);
    const body = await form(`text=${encodeURIComponent(text)}`);
    expect(body.truncated).toBe(false);
    expect(body.fields['text']).toBe(text);
  });

  it('keeps a too large text up to its last whole character', async () => {
    const body = await form(`text=${encodeURIComponent('漏'.repeat(600_000))}`);
    expect(body.truncated).toBe(true);
    expect(body.bytes.length).toBe(FORM_LIMIT);
    const kept = body.fields['text'] ?? '';
    expect(kept.length).toBeGreaterThan(400_000);
    expect(kept).toBe('漏'.repeat(kept.length));
  });

  it('is not confused by field names of Object', async () => {
    expect((await form('__proto__=x&constructor=y&text=z')).fields['text']).toBe('z');
  });
});

describe('a posted form with files', () => {
  const fields = (values: Record<string, string>, raw: object = { destroyed: false }) => {
    const gathered: Record<string, string> = {};
    const parts = async function* () {
      for (const [fieldname, value] of Object.entries(values)) {
        gathered[fieldname] = value;
        yield await Promise.resolve({ type: 'field', fieldname, value, valueTruncated: false, fields: gathered });
      }
    };
    return { request: { parts, raw } as unknown as FastifyRequest, gathered };
  };

  it('keeps large fields up to a limit for all of them, and the small ones beside them', async () => {
    const large = 'あ'.repeat(FORM_LIMIT / 3);
    const { request, gathered } = fields({ text: large, more: large, again: large, name: '試験' });
    const body = await readFilesForm(request, 0);
    expect(Object.keys(body.fields)).toEqual(['text', 'name']);
    expect(body.truncated).toBe(true);
    // Nothing else holds what was not kept.
    expect(gathered).toEqual({});
    const small = await readFilesForm(fields({ text: '苦情です', name: '試験' }).request, 0);
    expect([small.fields, small.truncated]).toEqual([{ text: '苦情です', name: '試験' }, false]);
  });

  it('that was broken off before it is read is not waited for', async () => {
    const { request } = fields({ text: '苦情です' }, { destroyed: true });
    await expect(readFilesForm(request, 0)).rejects.toMatchObject({ code: 'http.timeout' });
  });
});
