type ElementClass<T extends HTMLElement = HTMLElement> = new () => T;

const defined = new WeakMap<CustomElementRegistry, Set<ElementClass>>();

/**
 * Registers a class under a tag. A tag that is taken stays as it is; if another class has it, such
 * as that of a second copy of the SDK, a warning is logged. A class that has a tag already is
 * registered by a subclass.
 */
export function defineElement(
  Class: ElementClass,
  tag: string,
  registry: CustomElementRegistry,
): void {
  const present = registry.get(tag);
  const classes = defined.get(registry) ?? new Set();
  defined.set(registry, classes);
  if (!present) {
    registry.define(tag, classes.has(Class) ? class extends Class {} : Class);
    classes.add(Class);
  } else if (present !== Class && !(present.prototype instanceof Class)) {
    console.warn(
      `<${tag}> is defined already. To use this copy of dash-grid too: define('my-grid').`,
    );
  }
}

/**
 * Creates an element that only the SDK creates, and registers its class first. If a second copy of
 * the SDK finds the tag taken, it appends a number.
 */
export function ownElement<T extends HTMLElement>(Class: ElementClass<T>, tag: string): T {
  if (!defined.get(customElements)?.has(Class)) {
    let free = tag;
    for (let copy = 2; customElements.get(free); copy++) {
      free = `${tag}-${copy}`;
    }
    defineElement(Class, free, customElements);
  }
  return new Class();
}
