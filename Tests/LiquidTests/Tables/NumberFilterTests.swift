import Testing

@Suite struct NumberFilterTests {
    @Test func sums() {
        check(
            Table(
                #"""
                @ {"n": null, "s": "10", "sd": "1.5", "x": "tea", "px": "12px", "a": [1], "m": {}, "big": 9223372036854775807, "d": 1.10, "neg": -7, "e": 1e3, "tiny": 0.00001, "huge": 1e20}
                {{ 1 | plus: 2 }} ==> 3
                {{ 1 | plus: -2 }} ==> -1
                {{ 0.1 | plus: 0.2 }} ==> 0.3
                {{ 1.1 | plus: 2.2 }} ==> 3.3
                {{ 1 | plus: 1.0 }} ==> 2.0
                {{ 1.5 | plus: 1.5 }} ==> 3.0
                {{ s | plus: s }} ==> 20
                {{ sd | plus: 1 }} ==> 2.5
                {{ ' 1.5 ' | plus: 1 }} ==> 2.5
                {{ x | plus: 1 }} ==> 1
                {{ px | plus: 1 }} ==> 13
                {{ '1.5x' | plus: 1 }} ==> 2
                {{ '.5' | plus: 1 }} ==> 1
                {{ '1.' | plus: 1 }} ==> 2
                {{ '-1.5' | plus: 1 }} ==> -0.5
                {{ '+2' | plus: 1 }} ==> 3
                {{ '1_000' | plus: 1 }} ==> 1001
                {{ '1e3' | plus: 1 }} ==> 2
                {{ '0x10' | plus: 1 }} ==> 1
                {{ n | plus: 1 }} ==> 1
                {{ 1 | plus: n }} ==> 1
                {{ true | plus: 1 }} ==> 1
                {{ a | plus: 1 }} ==> 1
                {{ m | plus: 1 }} ==> 1
                {{ (1..3) | plus: 1 }} ==> 1
                {{ d | plus: 0 }} ==> 1.1
                // Beyond 64 bits numbers grow, as in the reference.
                {{ big | plus: 1 }} ==> 9223372036854775808
                {{ big | plus: 1 | minus: 1 }} ==> 9223372036854775807
                {{ e }} ==> 1000.0
                {{ e | plus: 1 }} ==> 1001.0
                {{ tiny }} ==> 1.0e-05
                {{ 0.0001 }} ==> 0.0001
                {{ huge }} ==> 1.0e+20
                {{ 1234567890123456.0 }} ==> 1234567890123456.0
                {{ 12345678901234567.0 }} ==> 1.2345678901234567e+16
                {{ 5.00 }} ==> 5.0
                {{ -0.0 }} ==> 0.0
                {{ 007 }} ==> 7
                {{ 5 | minus: 3 }} ==> 2
                {{ 5 | minus: 7 }} ==> -2
                {{ 1.0 | minus: 0.9 }} ==> 0.1
                {{ s | minus: '2.5' }} ==> 7.5
                {{ n | minus: 1 }} ==> -1
                {{ x | minus: 1 }} ==> -1
                {{ big | times: -1 | minus: 2 }} ==> -9223372036854775809
                {{ 3 | times: 4 }} ==> 12
                {{ 3 | times: -4 }} ==> -12
                {{ 1.1 | times: 3 }} ==> 3.3
                {{ 4.35 | times: 100 }} ==> 435.0
                {{ 0.07 | times: 100 }} ==> 7.0
                {{ s | times: '2' }} ==> 20
                {{ n | times: 3 }} ==> 0
                {{ x | times: 3 }} ==> 0
                {{ big | times: 2 }} ==> 18446744073709551614
                {{ big | times: big }} ==> 85070591730234615847396907784232501249
                {{ big | times: 0 }} ==> 0
                {{ 0.1 | times: 0.1 }} ==> 0.01
                // Products are exact here; the reference rounds to 17 digits.
                {{ 1.23456789012 | times: 1.00000000001 }} ==> 1.2345678901323456789012
                """#))
    }

    @Test func division() {
        check(
            Table(
                #"""
                @ {"n": null, "s": "10", "x": "tea", "m": {}, "big": 9223372036854775807}
                {{ 10 | divided_by: 2 }} ==> 5
                {{ 7 | divided_by: 2 }} ==> 3
                {{ -7 | divided_by: 2 }} ==> -4
                {{ 7 | divided_by: -2 }} ==> -4
                {{ -7 | divided_by: -2 }} ==> 3
                {{ 7 | divided_by: 2.0 }} ==> 3.5
                {{ 7.0 | divided_by: 2 }} ==> 3.5
                {{ 1 | divided_by: 3.0 }} ==> 0.3333333333333333
                {{ 2 | divided_by: 3.0 }} ==> 0.6666666666666666
                {{ 10 | divided_by: 3.0 }} ==> 3.3333333333333335
                {{ 20 | divided_by: 7.0 }} ==> 2.857142857142857
                {{ 1 | divided_by: 10.0 }} ==> 0.1
                {{ 6 | divided_by: 3.0 }} ==> 2.0
                {{ 0 | divided_by: 5 }} ==> 0
                {{ 0 | divided_by: 1.5 }} ==> 0.0
                {{ s | divided_by: '4' }} ==> 2
                {{ s | divided_by: '4.0' }} ==> 2.5
                {{ n | divided_by: 2 }} ==> 0
                {{ x | divided_by: 2 }} ==> 0
                {{ m | divided_by: 2 }} ==> 0
                {{ big | divided_by: 10 }} ==> 922337203685477580
                {{ big | plus: 1 | divided_by: 2 }} ==> 4611686018427387904
                {{ 1 | divided_by: 0 }} ==>  !!> 1:8: a number is divided by zero
                {{ 1 | divided_by: 0.0 }} ==>  !!> 1:8: a number is divided by zero
                {{ 1.5 | divided_by: 0 }} ==>  !!> 1:10: a number is divided by zero
                {{ 1 | divided_by: n }} ==>  !!> 1:8: a number is divided by zero
                {{ 1 | divided_by: x }} ==>  !!> 1:8: a number is divided by zero
                {{ 7 | modulo: 3 }} ==> 1
                {{ -7 | modulo: 3 }} ==> 2
                {{ 7 | modulo: -3 }} ==> -2
                {{ -7 | modulo: -3 }} ==> -1
                {{ 7.5 | modulo: 2 }} ==> 1.5
                {{ 10 | modulo: 2.5 }} ==> 0.0
                {{ 3.14 | modulo: 1 }} ==> 0.14
                {{ -1.5 | modulo: 1 }} ==> 0.5
                {{ '24' | modulo: '7' }} ==> 3
                {{ n | modulo: 3 }} ==> 0
                {{ 1 | modulo: 0 }} ==>  !!> 1:8: a number is divided by zero
                {{ 1 | modulo: 0.0 }} ==>  !!> 1:8: a number is divided by zero
                {{ 1 | modulo: n }} ==>  !!> 1:8: a number is divided by zero
                """#))
    }

    @Test func roundingAndLimits() {
        check(
            Table(
                #"""
                @ {"n": null, "s": "5.666", "x": "tea", "a": [9], "m": {}, "half": 2.5, "nhalf": -2.5, "big": 9223372036854775807}
                {{ 1.2 | ceil }} ==> 2
                {{ -1.2 | ceil }} ==> -1
                {{ 2.0 | ceil }} ==> 2
                {{ 3 | ceil }} ==> 3
                {{ s | ceil }} ==> 6
                {{ x | ceil }} ==> 0
                {{ n | ceil }} ==> 0
                {{ m | ceil }} ==> 0
                {{ -0.5 | ceil }} ==> 0
                {{ 1.8 | floor }} ==> 1
                {{ -1.2 | floor }} ==> -2
                {{ 2.0 | floor }} ==> 2
                {{ 3 | floor }} ==> 3
                {{ s | floor }} ==> 5
                {{ x | floor }} ==> 0
                {{ n | floor }} ==> 0
                {{ half | round }} ==> 3
                {{ nhalf | round }} ==> -3
                {{ 2.4 | round }} ==> 2
                {{ 1.5 | round }} ==> 2
                {{ 3 | round }} ==> 3
                {{ 3 | round: 2 }} ==> 3
                {{ 1.005 | round: 2 }} ==> 1.01
                {{ 2.675 | round: 2 }} ==> 2.68
                {{ 5.666 | round: 1 }} ==> 5.7
                {{ 5.666 | round: 9 }} ==> 5.666
                {{ 5.0 | round: 2 }} ==> 5.0
                {{ 5.999 | round: 2 }} ==> 6.0
                {{ s | round: '2' }} ==> 5.67
                {{ s | round: 1.9 }} ==> 5.7
                {{ s | round: x }} ==> 6
                {{ s | round: n }} ==> 6
                {{ 5.666 | round: -1 }} ==> 10
                {{ 4.9 | round: -1 }} ==> 0
                {{ 1250 | round: -2 }} ==> 1300
                {{ 1249 | round: -2 }} ==> 1200
                {{ -1250 | round: -2 }} ==> -1300
                {{ 15 | round: -3 }} ==> 0
                {{ 15 | round: -999999999 }} ==> 0
                {{ n | round }} ==> 0
                {{ x | round: 2 }} ==> 0
                {{ -5 | abs }} ==> 5
                {{ 5 | abs }} ==> 5
                {{ -5.50 | abs }} ==> 5.5
                {{ '-7' | abs }} ==> 7
                {{ '-7.25' | abs }} ==> 7.25
                {{ x | abs }} ==> 0
                {{ n | abs }} ==> 0
                {{ a | abs }} ==> 0
                {{ true | abs }} ==> 0
                {{ -9223372036854775808 | abs }} ==> 9223372036854775808
                {{ 3 | at_least: 5 }} ==> 5
                {{ 7 | at_least: 5 }} ==> 7
                {{ 5 | at_least: 5.0 }} ==> 5
                {{ 5.5 | at_least: 5 }} ==> 5.5
                {{ '9' | at_least: 8 }} ==> 9
                {{ x | at_least: 2 }} ==> 2
                {{ x | at_least: -2 }} ==> 0
                {{ n | at_least: 2 }} ==> 2
                {{ 2 | at_least: n }} ==> 2
                {{ -2 | at_least: x }} ==> 0
                {{ 3 | at_most: 5 }} ==> 3
                {{ 7 | at_most: 5 }} ==> 5
                {{ 5.0 | at_most: 5 }} ==> 5.0
                {{ '9' | at_most: 8 }} ==> 8
                {{ x | at_most: -2 }} ==> -2
                {{ n | at_most: 2 }} ==> 0
                {{ 2 | at_most: n }} ==> 0
                {{ 1 | at_least: big | plus: 1 }} ==> 9223372036854775808
                """#))
    }
}
