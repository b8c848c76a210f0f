import { Component } from "preact";
import type { ActorCommand } from "../../contract/scenario.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { isConnected, lastMessage, tabWords } from "../words/traffic-words.ts";
import { TabButton } from "./TabButton.tsx";
import { TabMark } from "./TabMark.tsx";

interface TabTileProps {
  readonly tab: TabSnapshot;
  readonly alive: boolean;
  readonly send: (command: ActorCommand) => void;
}

const hello = (tab: number): ActorCommand => ({ kind: "send", tab, text: `hello from tab ${tab}` });
/** 1001, "going away", is what a browser sends when its tab is closed. */
const goodbye = (tab: number): ActorCommand => ({ kind: "close-tab", tab, code: 1001, reason: "" });

/** One tab as its user sees it: what it says, what it got last. */
export class TabTile extends Component<TabTileProps> {
  override shouldComponentUpdate(next: TabTileProps): boolean {
    const { tab, alive } = this.props;
    return (
      alive !== next.alive ||
      tab.state !== next.tab.state ||
      tab.received !== next.tab.received ||
      tab.close?.code !== next.tab.close?.code
    );
  }

  override render({ tab, alive, send }: TabTileProps) {
    const usable = alive && isConnected(tab);
    return (
      <li class={`tab tab-${tab.state}`}>
        <p class="tab-title">
          <TabMark state={tab.state} />
          tab {tab.tab}
        </p>
        <p class="tab-state">{tabWords(tab)}</p>
        <p class="tab-message" title={tab.lastReceived ?? ""}>
          {lastMessage(tab)}
        </p>
        <p class="tab-actions">
          <TabButton
            icon="send"
            name={`Send from tab ${tab.tab}`}
            disabled={!usable}
            onPress={() => send(hello(tab.tab))}
          />
          <TabButton
            icon="cable"
            name={`Pull cable of tab ${tab.tab}`}
            disabled={!usable}
            onPress={() => send({ kind: "pull-cable", tab: tab.tab })}
          />
          <TabButton
            icon="close"
            name={`Close tab ${tab.tab}`}
            disabled={!usable}
            onPress={() => send(goodbye(tab.tab))}
          />
        </p>
      </li>
    );
  }
}
