package org.shuqiao.ledger.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractPackageTest {

    private static final Issuer.Issued CLIENT = new Issuer.Issued("certificate", "key");

    @Test
    void the_same_content_has_the_same_id_and_another_address_another() {
        ContractPackage first = ContractPackage.of(27_052, "ca", CLIENT);

        assertThat(first.id()).isEqualTo(ContractPackage.of(27_052, "ca", CLIENT).id())
                .matches("lifecycle_1:[0-9a-f]{64}");
        assertThat(first.id()).isNotEqualTo(ContractPackage.of(27_053, "ca", CLIENT).id());
    }
}
