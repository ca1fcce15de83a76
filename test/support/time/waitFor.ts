/** Waits until a condition holds; the test's timeout applies if it never does. */
export async function waitFor(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
