/** Whether the keys are those of Apple's machines. */
export const onApple = /Mac|iPhone|iPad/.test(navigator.platform);
