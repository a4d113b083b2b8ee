import { useEffect, useState } from 'react';
import { borrow, downloadCalendar, listTools, type Tool } from './http';

export function Tools() {
  const [tools, setTools] = useState<Tool[]>([]);
  const [next, setNext] = useState<number | null>(0);

  const more = async () => {
    const page = await listTools(next ?? 0);
    setTools((shown) => [...shown, ...page.items]);
    setNext(page.nextPageToken);
  };

  useEffect(() => {
    void more();
  }, []);

  const printLabels = () => {
    window.open('/api/tools/labels');
  };

  const saveCalendar = async () => {
    const file = await downloadCalendar();
    window.location.assign(URL.createObjectURL(file));
  };

  return (
    <main>
      <ul>
        {tools.map((tool) => (
          <li key={tool.id}>
            {tool.title}
            {!tool.mine && !tool.borrowedBy && <button onClick={() => borrow(tool.id)}>Borrow</button>}
          </li>
        ))}
      </ul>
      {next !== null && <button onClick={more}>More</button>}
      <button onClick={printLabels}>Print labels</button>
      <button onClick={saveCalendar}>Calendar</button>
    </main>
  );
}
