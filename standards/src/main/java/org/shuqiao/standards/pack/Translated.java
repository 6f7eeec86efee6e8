package org.shuqiao.standards.pack;

import java.util.Optional;

/**
 * Value of one pack in another.
 *
 * @param given as it was written
 * @param value in the other pack; nothing where it does not map
 * @param reason why it does not, as the pack says it, or the rule that refused it
 */
public record Translated(String given, Optional<String> value, String reason) { }
