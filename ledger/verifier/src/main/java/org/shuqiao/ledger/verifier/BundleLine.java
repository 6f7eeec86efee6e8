package org.shuqiao.ledger.verifier;

import java.util.Optional;

/**
 * Line on one receipt.
 *
 * @param trail what was proven of it; none when already its record is not in the log
 */
public record BundleLine(String name, Verdict verdict, Optional<Trail> trail) { }
