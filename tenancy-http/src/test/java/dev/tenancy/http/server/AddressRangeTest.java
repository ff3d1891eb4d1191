package dev.tenancy.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.255.255,11.0.0.0",
    "10.128.0.0/9,10.128.0.0,10.127.255.255",
    "192.0.2.7,192.0.2.7,192.0.2.6",
    "192.0.2.7/32,192.0.2.7,192.0.2.6",
    "192.0.2.6/31,192.0.2.7,192.0.2.8",
    "0.0.0.0/0,255.1.2.3,::1",
    "fd00::/8,fdff::1,fe00::1",
    "::1,::1,127.0.0.1",
    "2001:db8::/33,2001:db8:7fff::,2001:db8:8000::",
    "::ffff:192.0.2.7,192.0.2.7,192.0.2.8"
  })
  void range_endsWhereItsBitsDo(String range, String inside, String outside) {
    AddressRange parsed = AddressRange.parse(range).orElseThrow();

    assertThat(parsed.contains(AddressRange.address(inside).orElseThrow())).isTrue();
    assertThat(parsed.contains(AddressRange.address(outside).orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.com",
        "10.0.0",
        "10.0.0.256",
        "010.0.0.1",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "/8",
        "*",
        "::1/129",
        "fd00:::/8",
        ":",
        "10.0.0.1-10.0.0.9",
        "fe80::1%lo",
        "10.0.0.1:80"
      })
  void text_isRefused_whenItIsNoRange(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }
}
