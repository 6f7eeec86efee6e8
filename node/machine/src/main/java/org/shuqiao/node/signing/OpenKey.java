package org.shuqiao.node.signing;

import java.time.OffsetDateTime;
import org.shuqiao.ledger.signature.SigningKey;

/** Signing key that was opened with its passphrase, and from when on it signs. */
public record OpenKey(SigningKey key, OffsetDateTime from) { }
