import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Opens a moment after it stands: only an opening that it sees tells a Modal where to give the focus back to. */
export default function DialogBox({ opened, ...rest }: ModalProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(opened);
  }, [opened]);
  return <Modal {...rest} opened={shown} />;
}
