import { Component, type ComponentChildren, type ComponentClass } from "preact";

/** A component that is drawn again only when one of its properties is another, by identity. */
export function pure<Props extends object>(draw: (props: Props) => ComponentChildren): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      return !sameProps(this.props, next);
    }

    override render(props: Props) {
      return draw(props);
    }
  };
}

/** True when every property is the same, by identity. */
export function sameProps<Props extends object>(left: Props, right: Props): boolean {
  for (const key in left) if (!Object.is(left[key], right[key])) return false;
  for (const key in right) if (!(key in left)) return false;
  return true;
}
