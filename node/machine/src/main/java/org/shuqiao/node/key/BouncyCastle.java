package org.shuqiao.node.key;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Holds Bouncy Castle's provider, which is handed to what needs it and not registered for the whole process. */
final class BouncyCastle {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() { }
}
