import { FileDrop } from '@oficialia/platform';

interface FilesFieldProps {
  label: string;
  maxMb: number;
  /** How many; one when left out. */
  most?: number;
  error?: string;
}

/** The files that may go with a reply or a notification. */
export function FilesField({ label, maxMb, most = 1, error }: FilesFieldProps) {
  const kinds = `PDF, JPEG, PNG o TIFF de ${maxMb} MB como máximo`;
  return (
    <FileDrop
      name="files"
      label={`${label} (opcional)`}
      hint={most === 1 ? `Un archivo ${kinds}.` : `Hasta ${most} archivos ${kinds} cada uno.`}
      accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
      multiple={most > 1}
      maxMb={maxMb}
      error={error}
    />
  );
}
