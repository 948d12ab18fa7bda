'use client';

import { useEffect } from 'react';
import { job } from '../../job.js';

export default function Page() {
  useEffect(() => {
    globalThis.outcome ??= job();
  }, []);
  return <p>The job runs in the page.</p>;
}
