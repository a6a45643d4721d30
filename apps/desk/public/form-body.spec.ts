import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { FORM_LIMIT, readForm } from './form-body.js';

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
