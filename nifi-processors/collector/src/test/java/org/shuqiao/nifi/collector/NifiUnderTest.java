package org.shuqiao.nifi.collector;

/**
 * NiFi server under test, found as a Java service. The same tests run against it and, without one, against the embedded
 * engine.
 */
public interface NifiUnderTest {

    /** @return the server's URL */
    String url();
}
