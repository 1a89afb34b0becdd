"""From a cleared release to the public newsroom."""
