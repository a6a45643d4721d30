import type { ModalProps } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

/** Loads what a dialog is made of; the shell does so when nothing else loads, for a dialog may open without network. */
export const fetchDialog = () => import('./dialog-box');

const Box = lazy(fetchDialog);

/** Mantine's Modal, loaded when one opens for the first time: most pages are read without any. */
export function Dialog(props: ModalProps) {
  const [everOpened, setEverOpened] = useState(props.opened);
  if (props.opened && !everOpened) setEverOpened(true);
  if (!everOpened) return null;
  return (
    <Suspense fallback={null}>
      <Box {...props} />
    </Suspense>
  );
}
