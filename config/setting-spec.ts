/** How one setting is read from the environment, checked, and explained. */
export interface SettingSpec {
  /** Environment variable. */
  env: `MADOGUCHI_${string}`;
  type: 'text' | 'choice' | 'port' | 'integer' | 'boolean' | 'url' | 'list';
  /** Value when the variable is absent; null where absence means "off". */
  default: string | number | boolean | null;
  /** Allowed range of an `integer`. */
  min?: number;
  max?: number;
  /** Allowed words of a `choice`. */
  choices?: readonly string[];
  /** Schemes of a `url`. */
  schemes?: readonly string[];
  /** Never printed. */
  secret?: boolean;
  ja: string;
  en: string;
}
