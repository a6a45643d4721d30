import type { SettingSpec } from './setting-spec.js';

/** Settings of the reporting operator: name, registration, head office, countries served. Part of the table of settings. */
export const OPERATOR_SETTINGS = {
  companyName: {
    env: 'MADOGUCHI_COMPANY_NAME',
    type: 'text',
    default: null,
    ja: '法人名（届出書に記載）',
    en: 'Legal name of the operator, printed on reports',
  },
  registrationNo: {
    env: 'MADOGUCHI_REGISTRATION_NO',
    type: 'text',
    default: null,
    ja: '登録番号又は届出番号',
    en: 'Registration or notification number of the operator',
  },
  headOfficePrefecture: {
    env: 'MADOGUCHI_HEAD_OFFICE_PREFECTURE',
    type: 'text',
    default: null,
    ja: '本店所在の都道府県（提出先の総合通信局が決まる）',
    en: 'Prefecture of the head office; decides the regional bureau',
  },
  countries: {
    env: 'MADOGUCHI_COUNTRIES',
    type: 'text',
    default: null,
    ja: '役務を提供している国・地域（JP EU UK US KR AU BR、空白区切り）。その制度の報告義務が候補になる',
    en: 'Countries served (JP EU UK US KR AU BR, separated by spaces); their duties to report are proposed',
  },
  designatedOperator: {
    env: 'MADOGUCHI_DESIGNATED_OPERATOR',
    type: 'choice',
    choices: ['yes', 'no'],
    default: null,
    ja: '特定利用者情報の規律の対象として指定された事業者か',
    en: 'Whether the operator is designated for specified user information',
  },
  contactLine: {
    env: 'MADOGUCHI_CONTACT_LINE',
    type: 'text',
    default: null,
    ja: '連絡先（担当部署・電話・メール）',
    en: 'Contact printed on reports and notices',
  },
  companyAddress: {
    env: 'MADOGUCHI_COMPANY_ADDRESS',
    type: 'text',
    default: null,
    ja: '本店の郵便番号と住所（報告書に記載）',
    en: 'Postal code and address of the head office, printed on reports',
  },
  representativeName: {
    env: 'MADOGUCHI_REPRESENTATIVE_NAME',
    type: 'text',
    default: null,
    ja: '代表者の役職と氏名（報告書に記載）',
    en: 'Title and name of the representative, printed on reports',
  },
  registrationDate: {
    env: 'MADOGUCHI_REGISTRATION_DATE',
    type: 'text',
    default: null,
    ja: '登録又は届出の年月日（報告書に記載）',
    en: 'Date of registration or notification, printed on reports',
  },
  bureauContact: {
    env: 'MADOGUCHI_BUREAU_CONTACT',
    type: 'text',
    default: null,
    ja: '提出先（総合通信局等）の担当課・電話・メール。総務省の最新の一覧で確認した値を入れる',
    en: 'Section, telephone and mail of the bureau reported to, as checked against the ministry’s present list',
  },
} as const satisfies Record<string, SettingSpec>;
