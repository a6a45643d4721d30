import { useState, type ChangeEvent } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Text fields of a form: their values, and what a field needs to be one of them. */
export function useFields<T extends Record<string, string>>(empty: T) {
  const [values, setValues] = useState(empty);
  return {
    values,
    set: (change: Partial<T>): void => {
      setValues((before) => ({ ...before, ...change }));
    },
    bind: (name: keyof T & string) => ({
      value: values[name] ?? '',
      onChange: (event: ChangeEvent<Field>): void => {
        const { value } = event.currentTarget;
        setValues((before) => ({ ...before, [name]: value }));
      },
    }),
    /** What a DateField needs to be one of them. */
    date: (name: keyof T & string) => ({
      value: values[name] ?? '',
      onValue: (value: string): void => {
        setValues((before) => ({ ...before, [name]: value }));
      },
    }),
    filled: (...names: (keyof T & string)[]): boolean => names.every((name) => (values[name] ?? '').trim() !== ''),
  };
}
