import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

import { type Clock, useClock } from './use-clock.js';

const ClockContext = createContext<Clock | undefined>(undefined);
const TodayContext = createContext('');

/** Follows the sandbox's clock for all of the page; what is about days is drawn anew only when one begins. */
export const ClockProvider = ({ children }: { children: ComponentChildren }) => {
  const clock = useClock();
  return (
    <ClockContext.Provider value={clock}>
      <TodayContext.Provider value={new Date(clock?.now ?? Date.now()).toDateString()}>
        {children}
      </TodayContext.Provider>
    </ClockContext.Provider>
  );
};

/** The sandbox's clock, ticking each second; nothing while it is not known. */
export const useSandboxClock = (): Clock | undefined => useContext(ClockContext);

/** The day it is in the sandbox, as `toDateString` writes it. */
export const useToday = (): string => useContext(TodayContext);
