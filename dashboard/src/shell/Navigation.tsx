import { Link } from '@tanstack/react-router';
import { PLACES } from './places';

export function Navigation() {
  return (
    <nav className="nav" aria-label="Pages">
      {PLACES.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          className="nav-link"
          activeOptions={{ exact: to === '/', includeSearch: false }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
