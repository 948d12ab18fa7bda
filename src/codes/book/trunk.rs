//! The connection between Microsoft and the session border controller: media, messages and certificates.

use super::book;
use crate::codes::sources::{SIP_400, SIP_410, SIP_415, SIP_422, SIP_488, SIP_503, SIP_504, TLS_ISSUES};

book! {
    /// Media of the trunk.
    pub(super) static MEDIA: Inferred, SIP_410;

    [410/531000] "SdpParsingFailure" {
        meaning: "The description of the media could not be read.",
        cause "The session border controller sends SDP that is malformed or not supported." {
            operator: "Choose another target: the call fails again until the controller is mended.",
            telephony_engineer: "Compare the SDP of the controller with the standards that Microsoft names, together with its vendor.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
    }

    [410/531004, any/531004] "IceConnectivityChecksFailed" {
        meaning: "No path for the sound to and from the telephone network was found.",
        cause "Addresses or ports for media are blocked between the session border controller and Microsoft, or a client with media bypass." {
            operator: "Choose another target.",
            telephony_engineer: "Open the media addresses and ports that Microsoft lists, in both directions.",
        }
        cause "The controller is not set up for ICE." {
            telephony_engineer: "Check the ICE profile of the controller, with its vendor if need be.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
    }

    [410/531005, any/531005] "MediaConnectivityFailure" {
        meaning: "The path for the sound to and from the telephone network broke.",
        cause "The network between the session border controller and Microsoft lost it: a firewall or an address translation closed the ports." {
            operator: "Call again.",
            telephony_engineer: "Check firewalls, the time limits of address translation and the stability of that network.",
        }
        retry: Later,
        decision: Media Later incident,
    }

    [488/531000] "No acceptable media" {
        meaning: "The media that the session border controller offers cannot be used.",
        cause "It offers no encryption with SRTP; the message contains `SrtpEncryptionRequired`." {
            operator: "Choose another target.",
            telephony_engineer: "Turn on SRTP toward Microsoft on the controller.",
        }
        cause "It offers no codec that Microsoft supports; the message contains `CannotSupportAnyMedia`." {
            telephony_engineer: "Offer a codec of Microsoft's list, such as G.711.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
        source: SIP_488,
    }

    [488/531027, any/531027] "No ICE candidates" {
        meaning: "Media bypass is on, but the session border controller offers no ICE candidates.",
        cause "ICE Lite is off on the controller." {
            operator: "Choose another target.",
            telephony_engineer: "Turn on ICE Lite on the controller, or turn off media bypass for the trunk.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
        source: SIP_488,
    }

    [488/531052, any/531052] "Blackhole media" {
        meaning: "The session border controller sends the media address 0.0.0.0, which Microsoft does not support.",
        cause "The controller puts a call on hold in an old way, for example during a transfer." {
            operator: "Choose another target.",
            telephony_engineer: "Let the controller keep a real address and signal hold with `a=inactive` or `a=sendonly`.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
        source: SIP_488,
    }
}

book! {
    /// Messages of the session border controller that Microsoft's side did not take.
    pub(super) static MESSAGES: Inferred, SIP_504;

    [400/540400] "Bad Request" {
        meaning: "A call from the telephone side was answered with SIP 400, because of a message of the session border controller.",
        cause [FromTelephone] "The controller sends Microsoft a SIP message in a form that is invalid or not supported; the form of the telephone number is rarely the reason." {
            telephony_engineer: "Find the message before the 400 in the controller's log, and correct the rule or the setting that makes it.",
            operator: "Ask the caller to reach the person in another way: calls fail until the controller is mended.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
        source: SIP_400,
    }

    [415/540415] "Unsupported Media Type" {
        meaning: "Microsoft's side refused the type of content that the session border controller sent.",
        cause [FromTelephone] "The offer is missing, has no type, or has a type such as `application/pidf+xml`." {
            operator: "Ask the caller to reach the person in another way: calls fail until the controller is mended.",
            telephony_engineer: "Let the controller send its offer as `application/sdp`, without other parts.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
        source: SIP_415,
    }

    [422/540422] "Session Interval Too Small" {
        meaning: "The session timer of the session border controller is too short.",
        cause [FromTelephone] "The controller does not repeat its INVITE with the longer interval that it was given." {
            operator: "Ask the caller to reach the person in another way: calls fail until the controller is mended.",
            telephony_engineer: "Let the controller follow the standard of session timers, or raise its session timer and its minimum.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
        source: SIP_422,
    }

    [503/540998, any/540998] "Microsoft endpoint inactive" {
        meaning: "The SIP endpoint of Microsoft that was called is under maintenance.",
        cause "The session border controller uses an old address of Microsoft's host names." {
            operator: "Try again in some minutes.",
            telephony_engineer: "Let the controller resolve Microsoft's host names at least every 15 minutes, and use all three of them.",
        }
        retry: Later,
        decision: Service Later incident,
        source: SIP_503,
    }

    [504/549002, any/549002] "Connection lost or message invalid" {
        meaning: "Microsoft could not deliver its message to the session border controller.",
        cause "The TLS connection is closed, as `TlsTransport is not connected` in the message says: the controller is down, or a firewall blocks it." {
            operator: "Choose another target.",
            telephony_engineer: "Check that the controller runs and can be reached at its address and port.",
        }
        cause "The controller sent a line that is not SIP 2.0; the message then speaks of an invalid request or response line." {
            telephony_engineer: "Check that `SIP/2.0` is in the first line and in the Via header of its messages.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [504/549018, any/549018] "Invalid message line" {
        meaning: "Microsoft could not read a message that the session border controller sent.",
        cause "The first line or a header of the message is malformed or not supported." {
            operator: "Choose another target.",
            telephony_engineer: "Find the message in the controller's log and correct the configuration that makes it.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [504/569018, any/569018] "Invalid message line" {
        meaning: "Microsoft could not read a message that the session border controller sent.",
        cause "The first line or a header of the message is malformed or not supported." {
            operator: "Choose another target.",
            telephony_engineer: "Find the message in the controller's log and correct the configuration that makes it.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }
}

book! {
    /// Connections that Microsoft could not open to the session border controller.
    pub(super) static CONNECTIONS: Inferred, SIP_504;

    [504/569002, any/569002] "SBC not reached" {
        meaning: "Microsoft could not connect to the session border controller.",
        cause "The controller is down or refuses the connection, or a firewall blocks its address or port." {
            operator: "Choose another target.",
            telephony_engineer: "Check that the controller runs, and that all of Microsoft's signalling addresses may reach its port.",
        }
        cause "The certificate is for another name: the message contains `Wrong target principal name`." {
            telephony_engineer: "Install a certificate of a public authority with the host name of the trunk.",
        }
        cause "The TLS context has expired: the message contains `TLS decryption failed`." {
            telephony_engineer: "Ask the vendor of the controller how it renews its TLS sessions.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [504/569003, any/569003] "TLS failed" {
        meaning: "No encrypted connection to the session border controller came about.",
        cause "The certificate of the controller has expired, or no trusted authority signed it." {
            operator: "Choose another target.",
            telephony_engineer: "Install a valid certificate of an authority that Microsoft trusts, with its whole chain.",
        } from TLS_ISSUES
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [504/569008, any/569008] "Certificate expired" {
        meaning: "The certificate of the session border controller has expired.",
        cause "It was not renewed." {
            operator: "Choose another target.",
            telephony_engineer: "Renew the certificate of the controller.",
        }
        cause "It was renewed, but connections with the old one are still open." {
            telephony_engineer: "Close the old TLS connections, for example with a restart at a quiet hour.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [504/569009, any/569009] "Untrusted root" {
        meaning: "The certificate of the session border controller is not from an authority that Microsoft trusts.",
        cause "It is self-signed or from a private authority." {
            operator: "Choose another target.",
            telephony_engineer: "Install a certificate of a public authority in Microsoft's list.",
        }
        cause "The controller uses another TLS profile toward Microsoft than the one with the right certificate." {
            telephony_engineer: "Check which TLS profile is used toward Microsoft.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [504/569015, any/569015] "No such host" {
        meaning: "The host name of the session border controller is unknown.",
        cause "Its DNS record is missing, or the trunk has a misspelled name." {
            operator: "Choose another target.",
            telephony_engineer: "Add the DNS record, or correct the name of the trunk.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [504/569016, any/569016] "No address record" {
        meaning: "The host name of the session border controller has no address.",
        cause "Only another DNS record exists, such as the TXT record that proved the domain." {
            operator: "Choose another target.",
            telephony_engineer: "Add an A or AAAA record for the name.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }
}
