import { describe, expect, it } from '@jest/globals';
import { customerBarcode } from './customer-barcode.js';

describe('the data of the customer bar code', () => {
  it.each([
    ['263-0023', ['千葉県千葉市稲毛区緑町3丁目30-8', '郵便ビル403号'], '26300233-30-8-403'],
    ['０１４－０１１３', ['秋田県大仙市堀見内', '南田茂木 添60-1'], '014011360-1'],
    ['110-0016', ['東京都台東区台東5-6-3', 'ABCビル10F'], '11000165-6-3-10'],
    ['060-0906', ['北海道札幌市東区北六条東4丁目', '郵便センター6号館'], '06009064-6'],
    ['100-0001', ['東京都千代田区見本町二十三番地の五'], '100000123-5'],
    ['100-0001', ['見本町1-2-3', 'A棟B室'], '10000011-2-3AB'],
    ['100-0001', ['見本町1234-5678-9012-3456'], '10000011234-5678-901'],
    ['100-0001', ['番地なし'], '1000001'],
  ])('of 〒%s %j is %s', (code, lines, data) => {
    expect(customerBarcode(code, lines)).toBe(data);
  });

  it('needs a postal code', () => {
    expect(customerBarcode('', ['見本町1-2-3'])).toBeNull();
    expect(customerBarcode('12-34', ['見本町1-2-3'])).toBeNull();
  });
});
