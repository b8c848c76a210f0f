import { render } from "preact";
import "../../src/styles/base.css";
import "../../src/room/scene/styles/gauge.css";
import { GaugeStates } from "../../src/workbench/gauge/states/GaugeStates.tsx";

const page = document.querySelector("#page");
if (!page) throw new Error("the page has no place for the gauges");
document.documentElement.dataset.theme = new URLSearchParams(location.search).get("theme") ?? "light";
render(<GaugeStates />, page);
