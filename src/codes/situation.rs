//! The situations in which a cause holds, and what is known of the situation of a code.

use crate::words::words;

words! {
    /// A situation in which a cause holds.
    pub enum Situation {
        /// A request was refused.
        Request = "request",
        /// A call or an operation had a result.
        Result = "result",
        /// Somebody called the app.
        IncomingCall = "incomingCall",
        /// The app called.
        OutgoingCall = "outgoingCall",
        /// A telephone called.
        FromTelephone = "fromTelephone",
        /// A telephone was called.
        ToTelephone = "toTelephone",
        /// The callee is a person with Teams.
        ToUser = "toUser",
        /// The callee is a bot, a call queue or an auto attendant.
        ToApp = "toApp",
        /// The telephone side is connected with Direct Routing.
        DirectRouting = "directRouting",
        /// The telephone side is connected with Operator Connect.
        OperatorConnect = "operatorConnect",
        /// The telephone side is connected with a Calling Plan of Microsoft.
        CallingPlan = "callingPlan",
        /// A transfer was under way.
        Transfer = "transfer",
        /// The transfer had no call with the target to replace.
        Blind = "blind",
        /// The transfer was to replace a call with the target.
        Consultative = "consultative",
        /// The call was not established yet.
        BeforeEstablished = "beforeEstablished",
        /// The call was established.
        Established = "established",
        /// The call had two parties.
        PeerToPeer = "peerToPeer",
        /// The call had a roster.
        GroupCall = "groupCall",
        /// The app handles the sound itself.
        AppHostedMedia = "appHostedMedia",
        /// Microsoft's service handles the sound.
        ServiceHostedMedia = "serviceHostedMedia",
    }
}

/// Situations of which one excludes the others.
const ALTERNATIVES: [&[Situation]; 9] = [
    &[Situation::Request, Situation::Result],
    &[Situation::IncomingCall, Situation::OutgoingCall],
    &[Situation::FromTelephone, Situation::ToTelephone],
    &[Situation::ToTelephone, Situation::ToUser, Situation::ToApp],
    &[Situation::DirectRouting, Situation::OperatorConnect, Situation::CallingPlan],
    &[Situation::Blind, Situation::Consultative],
    &[Situation::BeforeEstablished, Situation::Established],
    &[Situation::PeerToPeer, Situation::GroupCall],
    &[Situation::AppHostedMedia, Situation::ServiceHostedMedia],
];

/// How a cause fits to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The situation is known to be this one.
    Confirmed,
    /// Nothing speaks against it.
    Possible,
    /// The situation is known to be another one.
    Excluded,
}

impl Situation {
    fn fit(self, known: &[Self]) -> Fit {
        let excludes = |other: &Self| {
            let both = |group: &&[Self]| group.contains(&self) && group.contains(other);
            *other != self && ALTERNATIVES.iter().any(both)
        };
        if known.contains(&self) {
            Fit::Confirmed
        } else if known.iter().any(excludes) {
            Fit::Excluded
        } else {
            Fit::Possible
        }
    }
}

/// Returns how a cause fits that holds in all these situations. That a code came from a request or from a result confirms nothing: it
/// can only exclude.
pub(super) fn fit(situations: &[Situation], known: &[Situation]) -> Fit {
    let telling = |situation: &&Situation| !matches!(situation, Situation::Request | Situation::Result);
    let worst = situations.iter().map(|situation| situation.fit(known)).max();
    match worst {
        Some(Fit::Confirmed) if !situations.iter().any(|situation| telling(&situation)) => Fit::Possible,
        Some(fit) => fit,
        None => Fit::Possible,
    }
}
