import { useState } from 'react';
import { client } from '../api';
import { type Form, loadFile } from '../docs/contract';

/** The contract as files. Not plain links: where a token is set, a link would not carry it. */
export function ContractFiles() {
  const [failed, setFailed] = useState(false);

  const save = async (form: Form) => {
    const file = await loadFile(client, form);
    setFailed(file === undefined);
    if (file !== undefined) saveAs(file, `openapi.${form}`);
  };

  return (
    <>
      {failed ? <span role="alert">Not downloaded; try again</span> : null}
      {(['yaml', 'json'] as const).map((form) => (
        <button
          key={form}
          type="button"
          className="button"
          aria-label={`Download openapi.${form}`}
          onClick={() => void save(form)}
        >
          <span className="file-name">openapi.</span>
          {form}
        </button>
      ))}
    </>
  );
}

function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
