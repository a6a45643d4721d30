import { describe, expect, it } from '@jest/globals';
import { staffFinder } from './staff-in-text.js';

const ITO = { id: 'ito', name: '伊藤 彩', emailFolded: 'ito.aya@desk.example.jp' };
const SATO = { id: 'sato', name: 'Satō Ken', emailFolded: 'ken@desk.example.jp' };
const DASH = { id: 'dash', name: 'Jean-Luc O’Neil (外部)', emailFolded: 'jean-luc+1@desk.example.jp' };
const HAYASHI = { id: 'hayashi', name: '林 恵', emailFolded: 'h@desk.example.jp' };

const named = staffFinder([ITO, SATO, HAYASHI, DASH]);

describe('staff named in a text', () => {
  it.each([
    'そちらの伊藤彩さんが話していました。',
    '店員の名札は「伊藤　彩」でした。',
    '彩・伊藤と名乗った',
    'ITO.AYA というＩＤの人',
    'ｉｔｏ．ａｙａ＠ｄｅｓｋ．ｅｘａｍｐｌｅ．ｊｐ から届いた',
  ])('are found by whole name or login: %s', (text) => {
    expect(named(text)).toEqual(['ito']);
  });

  it.each([
    '伊藤さんが話していました。',
    '彩りのよい料理',
    'ito.ayana から',
    'x-ito.aya@other.example.jp から',
    'ken と名乗る人',
    '山林恵みの店',
  ])('are not found by a part of it, nor as a part of something longer: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('are found in Latin letters in either order, whole words only', () => {
    expect(named('He said his name was Ken Satō.')).toEqual(['sato']);
    expect(named('SATŌ, Ken')).toEqual(['sato']);
    expect(named('Kensatōri')).toEqual([]);
    expect(named('JEAN-LUC+1 と書いてあった')).toEqual(['dash']);
  });
});
