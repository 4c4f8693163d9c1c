import { FileDrop } from '@oficialia/platform';

interface OneFileProps {
  label: string;
  maxMb: number;
  error?: string;
}

/** The one file that may go with a reply or a notification. */
export function OneFile({ label, maxMb, error }: OneFileProps) {
  return (
    <FileDrop
      name="files"
      label={`${label} (opcional)`}
      hint={`Un archivo PDF, JPEG, PNG o TIFF de ${maxMb} MB como máximo.`}
      accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
      multiple={false}
      maxMb={maxMb}
      error={error}
    />
  );
}
