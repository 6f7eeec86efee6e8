package org.shuqiao.exchange.domain.act;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.testkit.TestCity;

/** Reading a department's chain of acts while it grows. */
final class ActChainTest {

    @Test
    void anActThatIsSubmittedMeanwhileIsNotMissing() {
        try (TestCity city = new TestCity()) {
            ActChain chain = city.exchange().getBean(ActChain.class);
            CompletableFuture<Void> submitting = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 40; i++) {
                    city.requests.submit(city.requester, city.ask("request " + i));
                }
            });

            assertThatCode(() -> {
                while (!submitting.isDone()) {
                    chain.verify("minzheng");
                    chain.revocations("minzheng");
                }
                submitting.join();
            }).doesNotThrowAnyException();
        }
    }
}
